import { Link } from "wouter";
import type { AfterCheckView } from "#contract/promises.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Page } from "../frame/Page.tsx";
import { CaseBody } from "./CaseBody.tsx";
import "./asked.css";

/** The check of a commitment after the decision (R2.31): what must be true, and what follows when it is not. */
export function AfterCheckCase({ number }: { number: string }) {
  const check = useRead<AfterCheckView>(`/after-checks/${number}`);
  const summary = check.data?.case;
  return (
    <Page
      title={summary?.subject ?? "承诺核查"}
      beside={summary && <StateTag state={summary.state} name={summary.stateName} />}
      className="case"
    >
      <Loaded query={check} lines={10}>
        {(data) => <CaseBody application={data} asked="承诺内容" left={<Committed check={data} />} />}
      </Loaded>
    </Page>
  );
}

function Committed({ check: { main, commitments, onSite, case: summary } }: { check: AfterCheckView }) {
  return (
    <section className="asked" id="asked" aria-label="承诺内容">
      <h2>承诺内容</h2>
      <p>
        <Link href={`/cases/${main}`}>看凭承诺办结的办件</Link>
      </p>
      {summary.state === "failed" && (
        <Notice kind="warning" title="承诺不实">
          <p>
            已经记入失信记录。请决定人员到上面的办件里撤销许可，按以欺骗手段取得处理；不能撤销许可的，登记处理结果。
          </p>
        </Notice>
      )}
      {onSite && <p>要到现场核查，两名以上工作人员。</p>}
      {commitments.map(({ name, conditions, checking }) => (
        <div key={name}>
          <h3>{name}</h3>
          <ul>
            {conditions.map((condition) => (
              <li key={condition}>{condition}</li>
            ))}
          </ul>
          <p>{`核查方式：${checking}`}</p>
        </div>
      ))}
    </section>
  );
}
