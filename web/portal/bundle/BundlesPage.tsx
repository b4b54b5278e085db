import type { BundleList } from "#contract/bundle.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Page } from "../Page.tsx";
import { BundleLinks } from "./BundleLinks.tsx";

/** Everything that can be done at one go. */
export function BundlesPage() {
  const list = useRead<BundleList>("/bundles");
  return (
    <Page title="一件事一次办" crumbs={[{ name: "首页", href: "/" }]}>
      <p>几个部门的几项手续，填一张表、交一套材料，一次办好。</p>
      <Loaded query={list}>{({ bundles }) => <BundleLinks bundles={bundles} />}</Loaded>
    </Page>
  );
}
