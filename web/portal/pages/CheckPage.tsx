import type { LicenceCheck } from "#contract/licence.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { instantWords, plainDate } from "../../shared/words.ts";
import { Page } from "../Page.tsx";
import "./check.css";

/** What the code on a licence leads to: valid or not, in one word, with masked data only (R6.7, R13.5). */
export function CheckPage({ token }: { token: string }) {
  const check = useRead<LicenceCheck>(`/check/${encodeURIComponent(token)}`);
  return (
    <Page title="证照核验">
      <Loaded query={check}>
        {({ licence, checkedAt }) =>
          licence ? <Genuine licence={licence} checkedAt={checkedAt} /> : <NotGenuine />
        }
      </Loaded>
    </Page>
  );
}

function NotGenuine() {
  return (
    <Notice kind="error" title="查不到这张证照" announce>
      <p>
        二维码可能是伪造的，或者没有扫清楚。请当面核对，或打 <a href="tel:12345">12345</a> 问。
      </p>
    </Notice>
  );
}

interface GenuineProps {
  licence: NonNullable<LicenceCheck["licence"]>;
  checkedAt: string;
}

function Genuine({ licence, checkedAt }: GenuineProps) {
  const good = licence.status === "valid";
  return (
    <>
      <div className={good ? "check-answer good" : "check-answer bad"} role="status">
        <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path d={good ? "m5 12.5 4.5 4.5L19 7.5" : "M6 6l12 12M18 6 6 18"} />
        </svg>
        <p>{licence.statusName}</p>
      </div>
      <SummaryList
        rows={[
          { key: "name", head: "证照", value: licence.name },
          { key: "number", head: "编号", value: licence.number },
          { key: "holder", head: "持证人", value: licence.holder },
          { key: "organ", head: "发证机关", value: licence.organName },
          { key: "issued", head: "发证日期", value: plainDate(licence.issuedOn, "") },
          { key: "until", head: "有效期到", value: plainDate(licence.validUntil, "") },
          { key: "identifier", head: "证照标识", value: licence.identifier },
          ...(licence.endedAt
            ? [{ key: "ended", head: "失效时间", value: instantWords(licence.endedAt, "") }]
            : []),
        ]}
      />
      <p>{`${instantWords(checkedAt, "")} 核验。请和手里的证照逐项对照，名称、持证人、有效期都一致才算。`}</p>
    </>
  );
}
