import type { BoardView } from "#contract/board.ts";
import { Blocks } from "../../shared/boards/Blocks.tsx";
import { periodWords } from "../../shared/boards/words.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { instantWords } from "../../shared/words.ts";
import { Page } from "../Page.tsx";

/** 数字公开: what the bureau tells everybody of its year, counted from the matters themselves. */
export function FactsPage() {
  const read = useRead<{ boards: BoardView[] }>("/facts");
  return (
    <Page title="数字公开" crumbs={[{ name: "首页", href: "/" }]} wide>
      <Loaded query={read} lines={12}>
        {({ boards }) => (
          <>
            {boards.map((board) => (
              <section key={board.id}>
                <p>
                  {`${board.about}。${periodWords(board.period)}，数据截至 ${instantWords(board.asOf)}，由每件事的办理过程直接算出。`}
                </p>
                <Blocks view={board} />
              </section>
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}
