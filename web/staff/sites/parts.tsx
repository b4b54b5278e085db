import type { Site, SiteRow } from "#contract/sites.ts";
import { put } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import type { Column } from "../../shared/ui/Table.tsx";
import { path } from "./sites.ts";

/** What a part of a point's page is given. */
export interface SitePart {
  row: SiteRow;
  mayKeep: boolean;
  /** Says what was done. */
  onDone: (words: string) => void;
}

/** Changing and dropping a row of a point's lists, for whoever keeps it. */
export function doColumn<Row>(
  mayKeep: boolean,
  words: (row: Row) => string,
  onDo: (kind: "edit" | "drop", row: Row) => void,
): Column<Row>[] {
  if (!mayKeep) return [];
  const button = (kind: "edit" | "drop", word: string, row: Row) => (
    <Button kind="quiet" onClick={() => onDo(kind, row)}>
      {word}
      <span className="visually-hidden">{`：${words(row)}`}</span>
    </Button>
  );
  const cell = (row: Row) => (
    <>
      {button("edit", "修改", row)}
      {button("drop", "去掉", row)}
    </>
  );
  return [{ key: "do", head: "办理", cell }];
}

/** Keeps the point as `site`, on the version that is shown. */
export async function saveSite(row: SiteRow, site: Site, requestKey: string): Promise<void> {
  await put(`${path}/${row.id}`, { ...site, version: row.version, requestKey });
  await refresh(path);
}
