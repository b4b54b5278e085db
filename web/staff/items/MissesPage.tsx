import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import type { SearchMisses } from "#contract/catalogue-lists.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { instantWords } from "../../shared/words.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { PickItem } from "./PickItem.tsx";
import "./items.css";

type Miss = SearchMisses["misses"][number];

/** What people looked for and did not find: each becomes a phrase of an item, or is put aside. */
export function MissesPage() {
  const [params] = useSearchParams();
  const settled = params.get("settled") === "true";
  const skip = Number(params.get("skip")) || undefined;
  const misses = useRead<SearchMisses>("/staff/search-misses", { params: { settled, skip } });
  const [settling, setSettling] = useState<Miss>();
  const here = `/aliases${settled ? "?settled=true" : ""}`;
  const next = (from: number) => `/aliases?${settled ? "settled=true&" : ""}skip=${from}`;
  return (
    <Page title="没搜到的话">
      <ul className="chips filters" aria-label="看哪些">
        <li>
          <Link href="/aliases" aria-current={settled ? undefined : "true"}>
            还没处理
          </Link>
        </li>
        <li>
          <Link href="/aliases?settled=true" aria-current={settled ? "true" : undefined}>
            处理过
          </Link>
        </li>
      </ul>
      <Loaded query={misses}>
        {(data) =>
          data.misses.length === 0 ? (
            <EmptyState title={settled ? "还没有处理过的" : "没有搜不到的话"}>
              <p>群众在门户搜了、没有结果的话会出现在这里，只记汉字，不记是谁搜的。</p>
            </EmptyState>
          ) : (
            <>
              <Table
                caption="没搜到的话"
                captionHidden
                columns={columns(settled, setSettling)}
                rows={data.misses}
                rowKey={(miss) => miss.query}
              />
              <Pager
                first={skip ? here : undefined}
                next={data.next === undefined ? undefined : next(data.next)}
              />
            </>
          )
        }
      </Loaded>
      {settling && <Settle miss={settling} onClose={() => setSettling(undefined)} />}
    </Page>
  );
}

function columns(settled: boolean, onSettle: (miss: Miss) => void): Column<Miss>[] {
  return [
    { key: "query", head: "搜的话", main: true, cell: (miss) => miss.query },
    { key: "times", head: "次数", numeric: true, cell: (miss) => miss.times },
    { key: "last", head: "最近一次", cell: (miss) => instantWords(miss.lastAt) },
    settled
      ? { key: "item", head: "归到", cell: (miss) => miss.itemKey ?? "不归任何事项" }
      : {
          key: "settle",
          head: "处理",
          cell: (miss) => (
            <Button onClick={() => onSettle(miss)}>
              归到事项<span className="visually-hidden">：{miss.query}</span>
            </Button>
          ),
        },
  ];
}

function Settle({ miss, onClose }: { miss: Miss; onClose: () => void }) {
  const [item, setItem] = useState<{ key: string; name: string } | undefined>(miss.guesses[0]);
  return (
    <CommandDialog
      title={`“${miss.query}”说的是哪件事？`}
      action={item ? `归到“${item.name}”` : "不归任何事项"}
      send={(_, requestKey) =>
        post("/staff/search-misses/settle", {
          requestKey,
          query: miss.query,
          ...(item && { item: item.key }),
        })
      }
      onDone={() => {
        onClose();
        void refresh("/staff/search-misses");
      }}
      onClose={onClose}
    >
      <p>归到事项后，这句话就成了它的俗称，以后一搜就能找到。</p>
      <PickItem guesses={miss.guesses} value={item} onChange={setItem} />
    </CommandDialog>
  );
}
