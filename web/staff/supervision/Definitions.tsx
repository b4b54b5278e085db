import { Details } from "../../shared/ui/Details.tsx";
import { Shape } from "../../shared/ui/Shape.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { definitions } from "./figures.ts";

/** What each figure means, under the “i”. */
export function Definitions() {
  return (
    <Details
      summary={
        <>
          <Shape kind="info" />
          <span>这些数字是怎么算的</span>
        </>
      }
    >
      <SummaryList
        rows={definitions.map(({ name, meaning }) => ({ key: name, head: name, value: meaning }))}
      />
    </Details>
  );
}
