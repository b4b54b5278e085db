import { useMemo } from "react";
import { Route, Switch } from "wouter";
import type { BundleGuide } from "#contract/bundle.ts";
import type { Draft } from "#contract/draft.ts";
import type { ItemGuide } from "#contract/portal.ts";
import { type MatterOf, matterOfBundle, matterOfItem } from "../../shared/bundle/matter.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Page } from "../Page.tsx";
import { NotFoundPage } from "../pages/NotFoundPage.tsx";
import { CheckAnswersPage } from "./CheckAnswersPage.tsx";
import { DraftContext, useDraftKeeper } from "./draft.ts";
import { FormPage } from "./FormPage.tsx";
import { MaterialsPage } from "./MaterialsPage.tsx";
import { useOpenedDraft } from "./renewal.ts";
import { SituationPage } from "./SituationPage.tsx";
import { TasksPage } from "./TasksPage.tsx";
import "./apply.css";

/** The pages of one application; they share the draft, so that nothing is read twice. */
export function DraftPages({ id }: { id: string }) {
  const draft = useOpenedDraft(id);
  const key = draft.data?.item.key;
  const isBundle = draft.data?.bundle === true;
  const item = useRead<ItemGuide>(`/items/${key}`, { enabled: key !== undefined && !isBundle });
  const bundle = useRead<BundleGuide>(`/bundles/${key}`, { enabled: key !== undefined && isBundle });
  const matterOf = useMemo(
    () => (bundle.data ? matterOfBundle(bundle.data) : item.data && matterOfItem(item.data)),
    [bundle.data, item.data],
  );
  if (draft.data && matterOf) {
    return <Pages key={draft.dataUpdatedAt} draft={draft.data} matterOf={matterOf} />;
  }
  return (
    <Page title="我的申请">
      <Loaded query={draft}>
        {() =>
          isBundle ? <Loaded query={bundle}>{() => null}</Loaded> : <Loaded query={item}>{() => null}</Loaded>
        }
      </Loaded>
    </Page>
  );
}

function Pages({ draft, matterOf }: { draft: Draft; matterOf: MatterOf }) {
  const keeper = useDraftKeeper(draft);
  return (
    <DraftContext value={{ draft, matterOf, keeper }}>
      <Switch>
        <Route path="/drafts/:id" component={TasksPage} />
        <Route path="/drafts/:id/situation" component={SituationPage} />
        <Route path="/drafts/:id/form/:page">
          {({ page }) => <FormPage key={page} page={Number(page) - 1} />}
        </Route>
        <Route path="/drafts/:id/materials" component={MaterialsPage} />
        <Route path="/drafts/:id/check" component={CheckAnswersPage} />
        <Route component={NotFoundPage} />
      </Switch>
    </DraftContext>
  );
}
