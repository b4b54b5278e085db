import { useState } from "react";
import { accessibilityNames, siteKindNames } from "#contract/site-words.ts";
import type { SiteRow, SiteRows } from "#contract/sites.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Breadcrumb } from "../../shared/ui/Breadcrumb.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { Page } from "../frame/Page.tsx";
import { EditSite } from "./EditSite.tsx";
import type { SitePart } from "./parts.tsx";
import { SiteExtra } from "./SiteExtra.tsx";
import { SiteItems } from "./SiteItems.tsx";
import { path } from "./sites.ts";
import { WeeklyHours } from "./WeeklyHours.tsx";
import "./sites.css";

/** One service point (A17): what it is, when it is open, what it does; each part is changed where it stands. */
export function SitePage({ id }: { id: string }) {
  const read = useRead<SiteRows>(path);
  const found = read.data?.sites.find((row) => row.id === id);
  return (
    <Page title={found?.name ?? "服务点"}>
      <Loaded query={read} lines={10}>
        {({ sites, mayKeep, items }) => {
          const row = sites.find((each) => each.id === id);
          return row ? (
            <Whole row={row} mayKeep={mayKeep} items={items} />
          ) : (
            <EmptyState title="没有这个服务点" />
          );
        }}
      </Loaded>
    </Page>
  );
}

function Whole({ row, mayKeep, items }: { row: SiteRow; mayKeep: boolean; items: SiteRows["items"] }) {
  const [done, setDone] = useState<string>();
  const [editing, setEditing] = useState(false);
  const part: SitePart = { row, mayKeep, onDone: setDone };
  return (
    <>
      <Breadcrumb crumbs={[{ name: "服务点", href: "/sites" }, { name: row.name }]} />
      {done && (
        <Notice kind="success" announce>
          {done}
        </Notice>
      )}
      <SummaryList rows={factsOf(row)} />
      {mayKeep && (
        <div className="btns">
          <Button onClick={() => setEditing(true)}>修改基本情况</Button>
        </div>
      )}
      <WeeklyHours {...part} />
      <SiteExtra {...part} />
      <SiteItems {...part} items={items} />
      {editing && (
        <EditSite
          row={row}
          onDone={() => {
            setEditing(false);
            setDone(`${row.name}已经保存。`);
          }}
          onClose={() => setEditing(false)}
        />
      )}
    </>
  );
}

function factsOf({ site, now, address, position }: SiteRow) {
  const row = (head: string, value: string) => ({ key: head, head, value });
  const where =
    position && `${position.lon}，${position.lat}${position.source === "synthetic" ? "（演示数据）" : ""}`;
  return [
    row("类别", siteKindNames[site.kind]),
    row("现在", now.words),
    row("地址", address || "没有填"),
    row("怎么走", site.route ?? "没有填"),
    row("无障碍条件", site.accessibility.map((each) => accessibilityNames[each]).join("、") || "没有填"),
    row("位置", where ?? "没有填"),
  ];
}
