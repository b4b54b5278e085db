import type { LicenceCheck } from "#contract/portal.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { instantWords, plainDate } from "../../shared/words.ts";
import { Page } from "../Page.tsx";
import "./check.css";

/** What the code on a licence leads to: valid or not, in one word, with masked data only (R6.7, R13.5). */
export function CheckPage({ token }: { token: string }) {
  const check = useRead<LicenceCheck>(`/check/${encodeURIComponent(token)}`);
  if (check.error?.status === 404) {
    return (
      <Page title="证照核验">
        <Notice kind="error" title="查不到这张证照" announce>
          <p>
            二维码可能是伪造的，或者没有扫清楚。请当面核对，或打 <a href="tel:12345">12345</a> 问。
          </p>
        </Notice>
      </Page>
    );
  }
  return (
    <Page title="证照核验">
      <Loaded query={check}>{(data) => <Answer check={data} />}</Loaded>
    </Page>
  );
}

function Answer({ check }: { check: LicenceCheck }) {
  const good = check.status === "valid";
  return (
    <>
      <div className={good ? "check-answer good" : "check-answer bad"} role="status">
        <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path d={good ? "m5 12.5 4.5 4.5L19 7.5" : "M6 6l12 12M18 6 6 18"} />
        </svg>
        <p>{check.statusName}</p>
      </div>
      <SummaryList
        rows={[
          { key: "name", head: "证照", value: check.name },
          { key: "holder", head: "持证人", value: check.holder },
          { key: "organ", head: "发证机关", value: check.organName },
          { key: "issued", head: "发证日期", value: plainDate(check.issuedOn, "") },
          { key: "until", head: "有效期到", value: plainDate(check.validUntil, "") },
          { key: "id", head: "证照标识", value: check.id },
        ]}
      />
      <p>{`${instantWords(check.checkedAt, "")} 核验。请和手里的证照逐项对照，名称、持证人、有效期都一致才算。`}</p>
    </>
  );
}
