import { useSearchParams } from "wouter";
import type { VoiceBoard } from "#contract/voice.ts";
import { voiceKindNames } from "#contract/voice-words.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { LinkButton } from "../../shared/ui/Button.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { Page } from "../Page.tsx";
import "../cases/cases.css";

/** 清廉大厅公开栏 (B13): how many, what came of it, and never who. */
export function BoardPage() {
  const [params] = useSearchParams();
  const board = useRead<VoiceBoard>("/voices/board", { params: { year: params.get("year") } });
  const crumbs = [
    { name: "首页", href: "/" },
    { name: "我的反映", href: "/voices" },
  ];
  return (
    <Page title="清廉大厅公开栏" crumbs={crumbs}>
      <Loaded query={board}>{(data) => <Board board={data} />}</Loaded>
    </Page>
  );
}

function Board({ board: { year, clues, unresolved, complaints, results } }: { board: VoiceBoard }) {
  const row = (head: string, value: string) => ({ key: head, head, value });
  return (
    <>
      <h2>{`${year} 年收到和办结的`}</h2>
      <SummaryList
        rows={[
          row("办不成的事", `收到 ${unresolved.received} 件，办结 ${unresolved.closed} 件`),
          row("投诉", `收到 ${complaints.received} 件，办结 ${complaints.closed} 件`),
          row("吃拿卡要、勾结中介的线索", `收到 ${clues.received} 条，正在核查 ${clues.open} 条`),
          row(
            "线索的结果",
            `属实 ${clues.founded} 条，不属实或无法核实 ${clues.unfounded} 条，移送 ${clues.referred} 条，不再核查 ${clues.declined} 条`,
          ),
        ]}
      />
      <h2>查实了什么、改了什么</h2>
      {results.length === 0 ? (
        <p>今年还没有公布的结果。</p>
      ) : (
        <ul className="cases">
          {results.map((result) => (
            <li key={`${result.month} ${result.text}`}>
              <p>{result.text}</p>
              <p className="cases-more">
                {[month(result.month), voiceKindNames[result.kind], result.result].filter(Boolean).join("，")}
              </p>
            </li>
          ))}
        </ul>
      )}
      <div className="btns">
        <LinkButton href="/voices/new?kind=clue">反映线索</LinkButton>
        <LinkButton href={`/voices/board?year=${year - 1}`}>{`看 ${year - 1} 年`}</LinkButton>
      </div>
    </>
  );
}

const month = (text: string) => `${Number(text.slice(5))} 月`;
