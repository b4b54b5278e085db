import { Redirect, useLocation, useSearchParams } from "wouter";
import type { BoardList, BoardView } from "#contract/board.ts";
import { address } from "../../shared/api.ts";
import { Blocks } from "../../shared/boards/Blocks.tsx";
import { periodWords } from "../../shared/boards/words.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { PrintButton } from "../../shared/ui/PrintButton.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { instantWords, todayAt } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { PlaceNav } from "../parts/PlaceNav.tsx";
import { months, yearsUpTo } from "../supervision/supervision.ts";
import { Publishing } from "./Publishing.tsx";

/** A page of figures for a month or a year: the director's board, the bulletin, the ranking. */
export function FigureBoardPage({ id }: { id: string }) {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const today = todayAt(new Date());
  const period = params.get("period") ?? today.slice(0, 7);
  const list = useRead<BoardList>("/boards");
  const view = useRead<BoardView>(`/boards/${id}`, { params: { period }, keep: true });
  const [year = "", month = ""] = period.split("-");
  const go = (nextYear: string, nextMonth: string) =>
    navigate(`/boards/${id}?period=${nextMonth ? `${nextYear}-${nextMonth.padStart(2, "0")}` : nextYear}`);
  const places = (list.data?.boards ?? []).map((board) => ({
    href: `/boards/${board.id}`,
    name: board.name,
  }));
  return (
    <Page
      title={view.data?.name ?? "看板"}
      beside={
        <span className="no-print board-actions">
          <a className="btn plain" href={address(`/boards/${id}/sheet.xlsx`, { period })} download>
            导出表格
          </a>
          <PrintButton />
        </span>
      }
    >
      <PlaceNav label="看板" places={places} />
      <div className="filter-fields no-print">
        <Select label="年份" value={year} options={yearsUpTo(today)} onChange={(next) => go(next, month)} />
        <Select
          label="月份"
          value={month === "" ? "" : String(Number(month))}
          options={months}
          onChange={(next) => go(year, next)}
        />
      </div>
      <Loaded query={view} lines={14}>
        {(board) => (
          <>
            <p className="soft">
              {`${board.about}。${periodWords(board.period)}，数据截至 ${instantWords(board.asOf, today)}；点数字看是哪些。`}
            </p>
            <Blocks view={board} />
            {list.data?.boards.find((one) => one.id === id)?.published && (
              <Publishing board={id} period={period} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** The first board, for whoever has not chosen one. */
export const FigureBoardsPage = () => <Redirect to="/boards/director" replace />;
