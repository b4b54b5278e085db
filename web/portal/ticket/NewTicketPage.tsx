import { useSearch, useSearchParams } from "wouter";
import type { ItemQueues } from "#contract/calling.ts";
import type { ItemGuide } from "#contract/portal.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Page } from "../Page.tsx";
import { ItemSearch } from "../parts/ItemSearch.tsx";
import { standingWords, TakeNumber } from "./TakeNumber.tsx";
import "./ticket.css";

/** 我在路上，先取号: a number before one stands in the hall, for whoever has signed in. */
export function NewTicketPage() {
  const [params] = useSearchParams();
  const item = params.get("item") ?? "";
  return (
    <Page
      title="在路上先取号"
      crumbs={[
        { name: "首页", href: "/" },
        { name: "我的号", href: "/ticket" },
      ]}
    >
      {/^[a-z][a-z0-9-]{2,59}$/.test(item) ? (
        <ForItem key={item} item={item} />
      ) : (
        <>
          <p>先说办什么事，打开它的办事指南，里面有“我在路上，先取号”。</p>
          <ItemSearch />
        </>
      )}
    </Page>
  );
}

function ForItem({ item }: { item: string }) {
  const guide = useRead<ItemGuide>(`/items/${item}`);
  const queues = useRead<ItemQueues>(`/items/${item}/queues`);
  return (
    <Loaded query={guide}>
      {({ item: { name } }) => (
        <>
          <p className="my-lead">{name}</p>
          <Loaded query={queues}>
            {({ halls }) =>
              halls.length === 0 ? (
                <EmptyState title="这件事不用取号">
                  <p>大厅里没有为它排的队，直接去办就行；能网上办的，不用跑。</p>
                </EmptyState>
              ) : (
                <ul className="queue-choices">
                  {halls.map((place) => (
                    <li key={place.hall}>
                      <AtHall item={item} place={place} />
                    </li>
                  ))}
                </ul>
              )
            }
          </Loaded>
        </>
      )}
    </Loaded>
  );
}

type Place = ItemQueues["halls"][number];

function AtHall({ item, place }: { item: string; place: Place }) {
  const { hall, name, address, queue } = place;
  const here = `/ticket/new?${useSearch()}`;
  return (
    <section aria-label={name}>
      <h2>{name}</h2>
      <p>{`${queue.name}${queue.zoneName ? `，在${queue.zoneName}` : ""}${address ? `，${address}` : ""}`}</p>
      <p className="my-wait">{standingWords(queue)}</p>
      {place.onTheWay ? (
        <TakeNumber hall={hall} queue={queue} wish={{ items: [item] }} here={here} />
      ) : (
        <p>这个大厅不在手机上出号，请到大厅取号台取号。</p>
      )}
    </section>
  );
}
