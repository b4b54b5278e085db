import { Link } from "wouter";
import type { Replay, ReplayedCase } from "#contract/checkup.ts";
import { limitInWords } from "#server/kernel/item/words.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { plainDate } from "../../shared/words.ts";
import { Facts } from "../parts/Facts.tsx";
import "./checkup.css";

/** What the last year's applications would have met under a change, before it is published (A13). */
export function Replayed({ path }: { path: string }) {
  const replay = useRead<Replay>(path, { fresh: true });
  return (
    <Loaded query={replay} lines={6}>
      {(data) => <Result replay={data} />}
    </Loaded>
  );
}

function Result({ replay }: { replay: Replay }) {
  const { cases, left, differing, list, from, to } = replay;
  if (cases === 0) {
    return (
      <EmptyState title="还没有可以试算的办件">
        <p>{`${plainDate(from)}至${plainDate(to)}没有人办过这件事。`}</p>
      </EmptyState>
    );
  }
  const span = `${plainDate(from)}至${plainDate(to)}`;
  const rest = left > 0 ? `（更早的 ${left} 件没有看）` : "";
  return (
    <>
      <p role="status">
        {differing === 0
          ? `用${span}最近的 ${cases} 件试算${rest}：每一件都和当时一样。`
          : `用${span}最近的 ${cases} 件试算${rest}：${differing} 件会和当时不同。办过的件不会改变。`}
      </p>
      {differing > 0 && (
        <>
          <div className="replay-figures">
            <Facts rows={figures(replay)} />
          </div>
          <Table caption="会不同的办件" columns={columns} rows={list} rowKey={({ number }) => number} />
          {differing > list.length && <p>{`只列出最近的 ${list.length} 件。`}</p>}
        </>
      )}
    </>
  );
}

function figures(replay: Replay): [string, string][] {
  const { materialsFewer, materialsMore, stepsFewer, stepsMore, daysFewer, wouldBeLate, lateNoMore } = replay;
  const { cardsFewer, cardsMore } = replay;
  return [
    ["材料", `少交 ${materialsFewer} 份，多交 ${materialsMore} 份`],
    ["环节", `少 ${stepsFewer} 个，多 ${stepsMore} 个`],
    ["承诺", daysFewer < 0 ? `共延长 ${-daysFewer} 个工作日` : `共缩短 ${daysFewer} 个工作日`],
    ["按时", `${wouldBeLate} 件当时按时、照新承诺会超期；${lateNoMore} 件当时超期、照新承诺不算超期`],
    ["红黄牌", `少 ${cardsFewer} 张，多 ${cardsMore} 张`],
  ];
}

const columns: Column<ReplayedCase>[] = [
  {
    key: "number",
    head: "办件",
    main: true,
    cell: ({ number }) => <Link href={`/cases/${number}`}>{number}</Link>,
  },
  { key: "fewer", head: "不用再交", cell: ({ fewer }) => fewer.join("、") },
  { key: "more", head: "要多交", cell: ({ more }) => more.join("、") },
  {
    key: "steps",
    head: "环节",
    cell: ({ stepsFewer, stepsMore }) =>
      [...stepsFewer.map((name) => `减${name}`), ...stepsMore.map((name) => `加${name}`)].join("、"),
  },
  { key: "promised", head: "承诺", cell: promisedWords },
  {
    key: "cards",
    head: "红黄牌",
    cell: ({ cardsFewer, cardsMore }) =>
      [...cardsFewer.map((name) => `没有${name}`), ...cardsMore.map((name) => `多${name}`)].join("、"),
  },
  { key: "unread", head: "要重新回答", cell: ({ unread }) => unread.join("、") },
];

function promisedWords({ promised, late }: ReplayedCase): string {
  if (!promised) return "";
  const change = `${limitInWords(promised.before)} → ${limitInWords(promised.after)}`;
  if (late === undefined) return change;
  return `${change}，${late === "would-be" ? "会超期" : "不再超期"}`;
}
