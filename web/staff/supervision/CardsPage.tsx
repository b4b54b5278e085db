import { useSearchParams } from "wouter";
import type { CardList } from "#contract/supervision.ts";
import { address } from "../../shared/api.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { LinkButton } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { Page } from "../frame/Page.tsx";
import { Choices } from "../parts/Choices.tsx";
import { CardTable } from "./CardTable.tsx";
import { Narrowed } from "./Narrowed.tsx";
import { Sections } from "./Parts.tsx";
import { addressOf, cardStates, filterNames, lightNames, lights, queryOf } from "./supervision.ts";

const here = "/supervision/cards";

/** Cards and warnings behind a figure, or all of them. */
export function CardsPage() {
  const [params] = useSearchParams();
  const filter = queryOf(params, filterNames);
  const after = params.get("after") ?? undefined;
  const list = useRead<CardList>(here, { params: { ...filter, after }, keep: true });
  return (
    <Page
      title="牌和预警"
      beside={
        <a className="btn plain no-print" href={address(`${here}.xlsx`, filter)} download>
          导出表格
        </a>
      }
    >
      <Sections />
      <div className="filters no-print">
        <Choices
          label="颜色"
          current={filter.light ?? ""}
          choices={[
            { value: "", label: "全部颜色" },
            ...lights.map((light) => ({ value: light, label: lightNames[light] })),
          ]}
          to={(light) => addressOf(here, { ...filter, light })}
        />
        <Choices
          label="办到哪一步"
          current={filter.state ?? ""}
          choices={[
            { value: "", label: "不限" },
            ...Object.entries(cardStates).map(([value, label]) => ({ value, label })),
          ]}
          to={(state) => addressOf(here, { ...filter, state })}
        />
      </div>
      <Loaded query={list} lines={12}>
        {({ rows, next }) => (
          <>
            <Narrowed path={here} filter={filter} example={rows[0]} />
            {rows.length === 0 ? (
              <EmptyState title="没有符合条件的牌和预警">
                <LinkButton href={here}>看全部</LinkButton>
              </EmptyState>
            ) : (
              <CardTable caption="牌和预警，最近的在前" rows={rows} />
            )}
            <Pager
              first={after && addressOf(here, filter)}
              next={next && addressOf(here, { ...filter, after: next })}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}
