import { Link } from "wouter";
import type { CounterPage as Counter } from "#contract/sites.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { LinkButton } from "../../shared/ui/Button.tsx";
import { Page } from "../Page.tsx";
import { OpenTag } from "./PointCard.tsx";
import "./halls.css";

/** Where the sticker on a counter leads: what is done here, rate it, the hall. */
export function CounterPage({ hall, counter }: { hall: string; counter: string }) {
  const read = useRead<Counter>(`/halls/${encodeURIComponent(hall)}/counters/${encodeURIComponent(counter)}`);
  const { data } = read;
  const crumbs = [
    { name: "首页", href: "/" },
    { name: data?.hall.name ?? "服务点", href: `/halls/${hall}` },
  ];
  return (
    <Page
      title={data ? `${data.id} ${data.name}` : "窗口"}
      crumbs={crumbs}
      under={data && <OpenTag now={data.now} />}
    >
      <Loaded query={read}>{(shown) => <Whole counter={shown} />}</Loaded>
    </Page>
  );
}

function Whole({ counter: { hall, zone, organs, items } }: { counter: Counter }) {
  const where = `在${hall.name}${zone}。`;
  return (
    <>
      <p>{organs.length > 0 ? `${where}收${organs.join("、")}的件。` : where}</p>
      <div className="btns">
        <LinkButton href={`/halls/${hall.id}`} kind="primary">
          看大厅和排队
        </LinkButton>
        <LinkButton href="/cases">评价刚办的事</LinkButton>
      </div>
      <p className="soft">评价在“我的办件”里；窗口的平板和短信里的链接也可以评价，不用登录。</p>
      <h2>{`这个窗口办的事（${items.length} 项）`}</h2>
      {items.length === 0 ? (
        <p>这个窗口不收申请，请看大厅的其他窗口。</p>
      ) : (
        <ul className="hall-links">
          {items.map(({ key, name }) => (
            <li key={key}>
              <Link href={`/items/${key}`}>{name}</Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
