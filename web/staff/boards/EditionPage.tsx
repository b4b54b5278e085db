import type { BulletinOfDesk } from "#contract/bulletin.ts";
import { BulletinSheet } from "../../shared/boards/BulletinSheet.tsx";
import { Loaded } from "../../shared/query.tsx";
import { PrintButton } from "../../shared/ui/PrintButton.tsx";
import { CheckAgain, useChecked } from "../editions/CheckAgain.tsx";
import { Page } from "../frame/Page.tsx";

/** A published bulletin at the desk: as everybody reads it, and checked again. */
export function BoardEditionPage(props: { id: string; period: string; edition: string }) {
  const { id, period, edition } = props;
  const path = `/boards/${id}/editions/${period}/${edition}`;
  const query = useChecked<BulletinOfDesk>(path);
  const name = query.data?.name ?? "通报";
  return (
    <Page
      title={`${period.slice(0, 4)} 年 ${Number(period.slice(5))} 月${name}`}
      beside={
        <span className="no-print">
          <PrintButton />
        </span>
      }
    >
      <Loaded query={query} lines={14}>
        {(bulletin) => (
          <>
            <BulletinSheet
              bulletin={bulletin}
              newer={`/staff/boards/${id}/editions/${period}/${bulletin.newest}`}
            />
            <div className="no-print">
              <CheckAgain path={path} check={bulletin.check} />
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}
