/** Items, bundles, tables of rules, and what the whole catalogue could spare. */
import { Route } from "wouter";
import { BundleEditorPage, NewBundlePage } from "../bundles/BundleEditorPage.tsx";
import { BundlesPage } from "../bundles/BundlesPage.tsx";
import { SavingsPage } from "../bundles/SavingsPage.tsx";
import { BundleReplayPage } from "../checkup/BundleReplayPage.tsx";
import { CheckupPage } from "../checkup/CheckupPage.tsx";
import { DecisionPage } from "../decisions/DecisionPage.tsx";
import { DecisionsPage } from "../decisions/DecisionsPage.tsx";
import { CataloguePage } from "../items/CataloguePage.tsx";
import { EditionsPage } from "../items/EditionsPage.tsx";
import { ImportEdition } from "../items/ImportEdition.tsx";
import { ImportPage } from "../items/ImportPage.tsx";
import { ItemPage } from "../items/ItemPage.tsx";
import { MissesPage } from "../items/MissesPage.tsx";

export const catalogueRoutes = (
  <>
    <Route path="/items" component={CataloguePage} />
    <Route path="/items/import" component={ImportPage} />
    <Route path="/items/editions" component={EditionsPage} />
    <Route path="/items/editions/import" component={ImportEdition} />
    <Route path="/items/:key">{({ key }) => <ItemPage key={key} itemKey={key} />}</Route>
    <Route path="/bundles" component={BundlesPage} />
    <Route path="/bundles/new" component={NewBundlePage} />
    <Route path="/bundles/savings" component={SavingsPage} />
    <Route path="/bundles/:key">{({ key }) => <BundleEditorPage key={key} bundleKey={key} />}</Route>
    <Route path="/bundles/:key/replay">{({ key }) => <BundleReplayPage bundleKey={key} />}</Route>
    <Route path="/decisions" component={DecisionsPage} />
    <Route path="/decisions/:key">{({ key }) => <DecisionPage key={key} itemKey={key} />}</Route>
    <Route path="/aliases" component={MissesPage} />
    <Route path="/checkup" component={CheckupPage} />
  </>
);
