import { Link } from "wouter";
import type { Bulletin, BulletinList } from "#contract/bulletin.ts";
import { BulletinSheet } from "../../shared/boards/BulletinSheet.tsx";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { PrintButton } from "../../shared/ui/PrintButton.tsx";
import { dateWords } from "../../shared/words.ts";
import { Page } from "../Page.tsx";

const home = { name: "首页", href: "/" };
const list = { name: "大厅月度通报", href: "/bulletins" };

const monthWords = (period: string) => `${period.slice(0, 4)} 年 ${Number(period.slice(5))} 月`;

/** 大厅月度通报: every month that was published, with every correction. */
export function BulletinsPage() {
  const read = useRead<BulletinList>("/bulletins");
  return (
    <Page title="大厅月度通报" crumbs={[home]}>
      <Loaded query={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title="还没有公布的通报" />
          ) : (
            <ul>
              {rows.map(({ board, name, period, edition, publishedOn, reason }) => (
                <li key={`${board} ${period} ${edition}`}>
                  <Link href={`/bulletins/${board}/${period}/${edition}`} className="go">
                    {`${monthWords(period)}${name}${edition > 1 ? `（第 ${edition} 版）` : ""}`}
                  </Link>
                  {`：${dateWords(publishedOn)}公布${reason ? `，更正：${reason}` : ""}`}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

export function BulletinPage(props: { board: string; period: string; edition: string }) {
  const { board, period, edition } = props;
  const read = useRead<Bulletin>(`/bulletins/${board}/${period}/${edition}`);
  const title = `${monthWords(period)}${read.data?.name ?? "通报"}`;
  return (
    <Page title={title} crumbs={[home, list]} wide>
      <p className="no-print">
        <PrintButton />
      </p>
      <Loaded query={read} lines={12}>
        {(bulletin) => (
          <BulletinSheet bulletin={bulletin} newer={`/bulletins/${board}/${period}/${bulletin.newest}`} />
        )}
      </Loaded>
    </Page>
  );
}
