import { useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import type { CatalogueItem } from "#contract/catalogue.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Tabs } from "../../shared/ui/Tabs.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { Replayed } from "../checkup/Replayed.tsx";
import { Page } from "../frame/Page.tsx";
import { Aliases } from "./Aliases.tsx";
import { Changes } from "./Changes.tsx";
import { Compare } from "./Compare.tsx";
import { statusTag, statusWord } from "./catalogue.ts";
import { ItemCommands } from "./ItemCommands.tsx";
import { ItemContent } from "./ItemContent.tsx";
import { Judged } from "./Judged.tsx";
import { Versions } from "./Versions.tsx";
import "./items.css";

const tabs = [
  { key: "state", title: "概况" },
  { key: "content", title: "内容" },
  { key: "versions", title: "版本" },
  { key: "compare", title: "比较" },
  { key: "replay", title: "试算" },
  { key: "changes", title: "经过" },
  { key: "aliases", title: "俗称" },
];

/** One item: what counts, what is still missing, its versions, its phrases. */
export function ItemPage({ itemKey }: { itemKey: string }) {
  const item = useRead<CatalogueItem>(`/staff/items/${itemKey}`);
  const newest = item.data?.draft ?? item.data?.current;
  const status = item.data && (item.data.current?.mark.status ?? "draft");
  return (
    <Page
      title={newest?.item.name ?? "事项"}
      beside={status && <Tag kind={statusTag(status)}>{statusWord(status)}</Tag>}
    >
      <Loaded query={item} lines={10}>
        {(data) => <Item item={data} />}
      </Loaded>
    </Page>
  );
}

function Item({ item }: { item: CatalogueItem }) {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const [done, setDone] = useState<string>();
  const tab = params.get("tab") ?? "state";
  const shown = item.draft ?? item.current;
  const mayReplay = item.allowed.includes("alias");
  return (
    <>
      {done && (
        <Notice kind="success" announce>
          {done}
        </Notice>
      )}
      <ItemCommands item={item} onDone={setDone} />
      <Tabs
        label="事项"
        tabs={tabs.filter(({ key }) => key !== "replay" || mayReplay)}
        current={tab}
        onChange={(next) => navigate(`/items/${item.key}?tab=${next}`, { replace: true })}
      >
        {tab === "state" && <Judged item={item} />}
        {tab === "content" && (shown ? <ItemContent item={shown.item} /> : <EmptyState title="没有内容" />)}
        {tab === "versions" && <Versions item={item} />}
        {tab === "compare" && <Compare item={item} />}
        {tab === "replay" && shown && (
          <Replayed path={`/staff/checkup/items/${item.key}/versions/${shown.mark.version}/replay`} />
        )}
        {tab === "changes" && <Changes changes={item.changes} />}
        {tab === "aliases" && <Aliases itemKey={item.key} mayEdit={item.allowed.includes("alias")} />}
      </Tabs>
    </>
  );
}
