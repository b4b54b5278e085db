import type { SiteRow } from "#contract/sites.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { saveSite } from "./parts.tsx";
import { siteFields, siteFrom, startOfSite } from "./sites.ts";

/** What a point is, how one gets there; its hours and matters are kept on its page. */
export function EditSite(props: { row: SiteRow; onDone: () => void; onClose: () => void }) {
  const { row } = props;
  return (
    <CommandDialog
      title={`修改${row.name}`}
      action="保存服务点"
      fields={siteFields}
      start={startOfSite(row)}
      send={(data, requestKey) => saveSite(row, siteFrom(row.site, data), requestKey)}
      onDone={props.onDone}
      onClose={props.onClose}
    />
  );
}
