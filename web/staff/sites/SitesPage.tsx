import { Link, useSearchParams } from "wouter";
import { siteKindNames } from "#contract/site-words.ts";
import type { SiteRow, SiteRows } from "#contract/sites.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { LinkButton } from "../../shared/ui/Button.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tabs } from "../../shared/ui/Tabs.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { Page } from "../frame/Page.tsx";
import { CircleTab } from "./CircleTab.tsx";
import { LabelsTab } from "./LabelsTab.tsx";
import { NearTab } from "./NearTab.tsx";
import { path, siteTree } from "./sites.ts";
import "./sites.css";

const tabs = [
  { key: "points", title: "服务点" },
  { key: "near", title: "就近能办" },
  { key: "circle", title: "15 分钟圈" },
  { key: "labels", title: "扫码贴和海报" },
];

/** 服务点 (A17, B17, B19): what each can do, what that comes to, and what is printed to be put up there. */
export function SitesPage() {
  const [params, setParams] = useSearchParams();
  const tab = params.get("tab") ?? "points";
  return (
    <Page title="服务点">
      <Tabs
        label="服务点"
        tabs={tabs}
        current={tab}
        onChange={(next) => setParams({ tab: next }, { replace: true })}
      >
        {tab === "points" && <Points />}
        {tab === "near" && <NearTab />}
        {tab === "circle" && <CircleTab />}
        {tab === "labels" && <LabelsTab />}
      </Tabs>
    </Page>
  );
}

function Points() {
  const read = useRead<SiteRows>(path);
  return (
    <Loaded query={read} lines={10}>
      {({ sites, mayKeep }) => (
        <>
          <div className="btns">
            {mayKeep && <LinkButton href="/sites/import">导入</LinkButton>}
            <a className="btn plain" href="/api/staff/sites.xlsx" download>
              导出表格
            </a>
          </div>
          <Table
            caption="服务点"
            captionHidden
            columns={columns}
            rows={siteTree(sites)}
            rowKey={({ row }) => row.id}
          />
        </>
      )}
    </Loaded>
  );
}

type Line = ReturnType<typeof siteTree>[number];

const number = (key: string, head: string, cell: (row: SiteRow) => number): Column<Line> => ({
  ...{ key, head, numeric: true },
  cell: ({ row }) => cell(row),
});

const columns: Column<Line>[] = [
  {
    ...{ key: "name", head: "名称", main: true },
    cell: ({ row, depth }) => (
      <Link href={`/sites/${row.id}`} className={`site-depth-${Math.min(depth, 3)}`}>
        {row.name}
      </Link>
    ),
  },
  { key: "kind", head: "类别", cell: ({ row }) => siteKindNames[row.kind] },
  {
    key: "now",
    head: "现在",
    cell: ({ row }) => (
      <>
        <Tag kind={row.now.open ? "good" : "ended"}>{row.now.open ? "开着" : "没开"}</Tag>{" "}
        {row.now.words.replace(/^现在(开着|不开)，/, "")}
      </>
    ),
  },
  number("here", "当场办", ({ counts }) => counts.here),
  number("forward", "代收转办", ({ counts }) => counts.forward),
  number("advice", "只咨询", ({ counts }) => counts.advice),
  {
    key: "position",
    head: "位置",
    cell: ({ row: { position } }) =>
      position ? (position.source === "synthetic" ? "演示数据" : "实测") : "没有",
  },
];
