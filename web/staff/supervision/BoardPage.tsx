import { useState } from "react";
import type { Board, BoardLine } from "#contract/supervision.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";

import { type Column, Table } from "../../shared/ui/Table.tsx";
import { instantWords } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { Bars, Totals } from "./Burning.tsx";
import { CardTable } from "./CardTable.tsx";
import { OpenOrder } from "./OpenOrder.tsx";
import { Figure, Sections } from "./Parts.tsx";
import { RaiseCard } from "./RaiseCard.tsx";

/** 监察看板: what burns now, by organ and by counter; then the table; then the cards (R3.1). */
export function BoardPage() {
  const board = useRead<Board>("/supervision/board");
  const [asking, setAsking] = useState<"card" | "order">();
  const close = () => setAsking(undefined);
  return (
    <Page
      title="监察看板"
      beside={
        board.data && (
          <>
            {board.data.mayOrder && <Button onClick={() => setAsking("order")}>下达督办</Button>}
            {board.data.mayRaise && <Button onClick={() => setAsking("card")}>人工发牌</Button>}
          </>
        )
      }
    >
      <Sections />
      <Loaded query={board} lines={14}>
        {(data) => (
          <>
            <Totals total={data.total} />
            <p className="soft">{`${instantWords(data.at)} 的情况，一有变化就更新。点数字看是哪些。`}</p>
            <div className="board-picture">
              <Bars title="按部门" lines={data.organs} />
              <Bars title="按窗口" lines={data.counters.length > 0 ? data.counters : data.places} />
            </div>
            <Lines title="各部门" lines={data.organs} />
            <Lines title="各大厅" lines={data.places} />
            <Lines title="各窗口" lines={data.counters} />
            <section>
              <h2>最急的牌</h2>

              {data.burning.length === 0 ? (
                <EmptyState title="没有未销的牌" />
              ) : (
                <CardTable caption="最急的牌" rows={data.burning} />
              )}
            </section>
          </>
        )}
      </Loaded>
      {asking === "order" && <OpenOrder onClose={close} />}
      {asking === "card" && <RaiseCard onClose={close} />}
    </Page>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly BoardLine[] }) {
  if (lines.length === 0) return null;
  return <Table caption={title} columns={columns} rows={lines} rowKey={({ id, name }) => id ?? name} />;
}

const figure = (
  key: keyof Pick<BoardLine, "red" | "yellow" | "warnings" | "overdue" | "dueToday">,
  head: string,
) => ({
  ...{ key, head, numeric: true },
  cell: (line: BoardLine) => <Figure count={line[key]} of={`${line.name}：${head}`} />,
});

const columns: Column<BoardLine>[] = [
  { key: "name", head: "哪里", main: true, cell: ({ name }) => name },
  figure("red", "红牌"),
  figure("yellow", "黄牌"),
  figure("warnings", "预警"),
  figure("overdue", "超期办件"),
  figure("dueToday", "今天到期"),
];
