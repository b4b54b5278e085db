import { Link } from "wouter";
import type { DisclosureEdition } from "#contract/disclosure.ts";
import { Loaded } from "../../shared/query.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { PrintButton } from "../../shared/ui/PrintButton.tsx";
import { instantWords } from "../../shared/words.ts";
import { CheckAgain, useChecked } from "../editions/CheckAgain.tsx";
import { Page } from "../frame/Page.tsx";
import { Facts } from "../parts/Facts.tsx";
import { ReportSections } from "./ReportSections.tsx";

/** A published report on disclosure at the desk: as it was published, and checked again (R10.6). */
export function DisclosureEditionPage({ year, edition }: { year: string; edition: string }) {
  const path = `/staff/disclosure/${year}/editions/${edition}`;
  const query = useChecked<DisclosureEdition>(path);
  return (
    <Page
      title={`${year} 年政府信息公开年报，第 ${edition} 版`}
      beside={
        <span className="no-print">
          <PrintButton />
        </span>
      }
    >
      <Loaded query={query} lines={14}>
        {(shown) => (
          <>
            <section aria-label="公布的版本">
              <h2>公布的版本</h2>
              <Published shown={shown} year={year} />
              <div className="no-print">
                <CheckAgain path={path} check={shown.check} />
              </div>
            </section>
            <ReportSections report={shown.report} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Published({ shown, year }: { shown: DisclosureEdition; year: string }) {
  const { edition, newest, at, by, digest, reason } = shown;
  return (
    <>
      {newest > edition && (
        <Notice kind="warning" title={`已经公布更正的第 ${newest} 版`}>
          <p>
            <Link href={`/disclosure/${year}/editions/${newest}`}>{`看第 ${newest} 版`}</Link>
          </p>
        </Notice>
      )}
      <Facts
        rows={[
          ["公布时间", instantWords(at)],
          ["公布人", by],
          ...(reason === undefined ? [] : [["更正的原因", reason] as [string, string]]),
          [
            "内容摘要",
            <span key="digest" className="edition-digest">
              {digest}
            </span>,
          ],
        ]}
      />
    </>
  );
}
