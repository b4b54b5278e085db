import { Link, useSearchParams } from "wouter";
import type { FreeOrderList, FreeOrderRow } from "#contract/free-services.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { instantWords } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { Choices } from "../parts/Choices.tsx";
import { listAddress } from "../parts/list-address.ts";
import { FreeNav } from "./FreeNav.tsx";
import { clockLine, openStates } from "./free-services.ts";

const path = "/free-services";
const over = "over";

/** Orders of free services to do, the oldest first; a supplier sees their own. What is narrowed stands in the address. */
export function OrdersPage() {
  const [params] = useSearchParams();
  const orders = useRead<FreeOrderList>("/staff/free-services/orders", {
    params: Object.fromEntries(params),
    keep: true,
  });
  return (
    <Page title="免费服务">
      <FreeNav />
      <Loaded query={orders}>
        {({ rows, counts, next }) => (
          <>
            <Filters params={params} counts={counts} />
            {rows.length === 0 ? (
              <EmptyState title={params.get("show") === "over" ? "还没有办完的服务单" : "没有要办的服务单"}>
                <p>申请人在网上“我的办件”里、窗口在办件页上要了免费邮寄或刻章，就会出现在这里。</p>
              </EmptyState>
            ) : (
              <Table
                caption="服务单"
                captionHidden
                columns={columns}
                rows={rows}
                rowKey={({ number }) => number}
              />
            )}
            <Pager
              first={params.has("after") ? listAddress(path, params, {}) : undefined}
              next={next ? `${listAddress(path, params, { after: next })}` : undefined}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** What runs by its state, with how many there are, and what is over. */
function Filters({ params, counts }: { params: URLSearchParams; counts: Record<string, number> }) {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const choices = [
    { value: "", label: `在办 ${all}` },
    ...openStates
      .filter(([id]) => counts[id])
      .map(([id, name]) => ({ value: id, label: `${name} ${counts[id]}` })),
    { value: over, label: "办完的" },
  ];
  return (
    <nav className="filters no-print" aria-label="筛选">
      <Choices
        label="状态"
        choices={choices}
        current={params.get("show") === over ? over : (params.get("state") ?? "")}
        to={(value) =>
          listAddress(path, params, value === over ? { show: over, state: "" } : { show: "", state: value })
        }
      />
    </nav>
  );
}

const columns: Column<FreeOrderRow>[] = [
  {
    key: "kind",
    head: "要什么",
    main: true,
    cell: ({ number, kindName, quantity, unit }) => (
      <Link href={`${path}/orders/${number}`}>{`${kindName} ${quantity} ${unit}`}</Link>
    ),
  },
  {
    key: "state",
    head: "状态",
    cell: ({ state, stateName }) => <StateTag state={state} name={stateName} />,
  },
  {
    key: "left",
    head: "期限",
    cell: (row) => {
      const { words, late } = clockLine(row);
      return <span className={late ? "free-late" : undefined}>{words}</span>;
    },
  },
  { key: "about", head: "随哪个办件", cell: ({ aboutName }) => aboutName },
  { key: "who", head: "申请人", cell: ({ party }) => party },
  { key: "supplier", head: "供应商", cell: ({ supplier }) => supplier },
  { key: "at", head: "下单", cell: ({ orderedAt }) => instantWords(orderedAt) },
];
