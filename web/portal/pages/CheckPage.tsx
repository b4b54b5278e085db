import type { LicenceCheck } from "#contract/licence.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { instantWords, plainDate } from "../../shared/words.ts";
import { Page } from "../Page.tsx";
import "./check.css";

/** What the code on a licence leads to: valid or not, in one word, with masked data only (R6.7, R13.5). */
export function CheckPage({ token }: { token: string }) {
  const check = useRead<LicenceCheck>(`/check/${encodeURIComponent(token)}`);
  return (
    <Page title="证照核验">
      <Loaded query={check}>{(data) => <Answer check={data} />}</Loaded>
    </Page>
  );
}

const verdicts = {
  valid: { good: true, word: "有效", advice: "请和手里的证照逐项对照，名称、持证人、有效期都一致才算。" },
  invalid: { good: false, word: "无效", advice: "这张证照是真的，但现在不能用。" },
  forged: { good: false, word: "伪造", advice: "证照上的内容和登记的不一样，不要采信，请报告发证机关。" },
  unknown: { good: false, word: "查不到", advice: "没有登记这张证照：二维码可能是伪造的，或者没有扫清楚。" },
} as const;

function Answer({ check }: { check: LicenceCheck }) {
  const { licence } = check;
  const { good, word, advice } = verdicts[check.verdict];
  return (
    <>
      <div className={good ? "check-answer good" : "check-answer bad"} role="status">
        <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path d={good ? "m5 12.5 4.5 4.5L19 7.5" : "M6 6l12 12M18 6 6 18"} />
        </svg>
        <p>{check.verdict === "invalid" ? (licence?.statusName ?? word) : word}</p>
      </div>
      {licence && <Particulars licence={licence} />}
      <p>{`${instantWords(check.checkedAt, "")} 核验。${advice}`}</p>
      {!good && (
        <p>
          有疑问，打 <a href="tel:12345">12345</a>。
        </p>
      )}
    </>
  );
}

function Particulars({ licence }: { licence: NonNullable<LicenceCheck["licence"]> }) {
  const { endedAt } = licence;
  return (
    <SummaryList
      rows={[
        { key: "name", head: "证照", value: licence.name },
        { key: "number", head: "证照编号", value: licence.number },
        { key: "holder", head: "持证人", value: licence.holder },
        ...(licence.operator ? [{ key: "operator", head: "经营者", value: licence.operator }] : []),
        { key: "organ", head: "发证机关", value: licence.organName },
        { key: "issued", head: "发证日期", value: plainDate(licence.issuedOn, "") },
        { key: "until", head: "有效期到", value: plainDate(licence.validUntil, "") },
        ...(endedAt
          ? [{ key: "ended", head: licence.statusName, value: `${instantWords(endedAt, "")}起` }]
          : []),
        { key: "identifier", head: "证照标识", value: licence.identifier },
      ]}
    />
  );
}
