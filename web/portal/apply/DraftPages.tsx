import { Route, Switch } from "wouter";
import type { Draft } from "#contract/application.ts";
import type { ItemGuide } from "#contract/portal.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Page } from "../Page.tsx";
import { NotFoundPage } from "../pages/NotFoundPage.tsx";
import { CheckAnswersPage } from "./CheckAnswersPage.tsx";
import { DraftContext, useDraftKeeper } from "./draft.ts";
import { FormPage } from "./FormPage.tsx";
import { MaterialsPage } from "./MaterialsPage.tsx";
import { SituationPage } from "./SituationPage.tsx";
import { TasksPage } from "./TasksPage.tsx";
import "./apply.css";

/** The pages of one application; they share the draft, so that nothing is read twice. */
export function DraftPages({ id }: { id: string }) {
  const draft = useRead<Draft>(`/drafts/${encodeURIComponent(id)}`, { fresh: true });
  const key = draft.data?.item.key;
  const guide = useRead<ItemGuide>(`/items/${key}`, { enabled: key !== undefined });
  if (draft.data && guide.data) {
    return <Pages key={draft.dataUpdatedAt} draft={draft.data} guide={guide.data} />;
  }
  return (
    <Page title="我的申请">
      <Loaded query={draft}>{() => <Loaded query={guide}>{() => null}</Loaded>}</Loaded>
    </Page>
  );
}

function Pages({ draft, guide }: { draft: Draft; guide: ItemGuide }) {
  const keeper = useDraftKeeper(draft);
  return (
    <DraftContext value={{ draft, item: guide.item, keeper }}>
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
