import type { ApplicationView } from "#contract/application.ts";
import { limitInWords } from "#server/kernel/item/words.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { LinkButton } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { PrintButton } from "../../shared/ui/PrintButton.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { numberWords } from "../../shared/words.ts";
import { DocumentLinks } from "../cases/DocumentLinks.tsx";
import { Page } from "../Page.tsx";

/** Handed in: the number, the query code, the receipt, and what happens next. */
export function SubmittedPage({ number }: { number: string }) {
  const application = useRead<ApplicationView>(`/applications/${encodeURIComponent(number)}`);
  return (
    <Page title="申请已提交">
      <Loaded query={application}>
        {(data) => (
          <>
            <Notice kind="success" title="我们收到了">
              <p>{nextWords(data)}</p>
            </Notice>
            <SummaryList
              rows={[
                { key: "item", head: "办什么", value: data.item.name },
                { key: "who", head: "申请人", value: data.case.partyLabel },
                { key: "number", head: "办件编号", value: <b>{numberWords(number)}</b> },
                ...(data.queryCode ? [{ key: "code", head: "查询码", value: <b>{data.queryCode}</b> }] : []),
              ]}
            />
            <p>不登录也能查进度：用办件编号和查询码。请截图或打印收好。</p>
            <DocumentLinks timeline={data.timeline} />
            <div className="btns">
              <LinkButton href={`/cases/${number}`} kind="primary">
                看办理进度
              </LinkButton>
              <PrintButton />
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** R2.8 what the applicant may expect, with the limit the case itself carries. */
function nextWords({ case: summary }: ApplicationView): string {
  const acceptance = summary.clocks.find((clock) => clock.id === "acceptance");
  const within = acceptance ? `在 ${limitInWords(acceptance.limit)}内` : "会尽快";
  return `窗口${within}告诉您是否受理；要补材料，会一次说清。有进展会发短信，也可以随时来这里看。`;
}
