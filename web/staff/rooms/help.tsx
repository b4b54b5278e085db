/** Errands for clients, and what the hall gives away. */
import { Route } from "wouter";
import { ActPage } from "../assistance/ActPage.tsx";
import { AssistancePage } from "../assistance/AssistancePage.tsx";
import { ClientPage, ClientsPage } from "../assistance/ClientsPage.tsx";
import { DutyPage } from "../assistance/DutyPage.tsx";
import { ErrandPage } from "../assistance/ErrandPage.tsx";
import { FiguresPage } from "../assistance/FiguresPage.tsx";
import { GuidancePage } from "../assistance/GuidancePage.tsx";
import { RosterPage } from "../assistance/RosterPage.tsx";
import { BudgetPage } from "../free-services/BudgetPage.tsx";
import { BudgetRowsPage } from "../free-services/BudgetRowsPage.tsx";
import { NewOrderPage } from "../free-services/NewOrderPage.tsx";
import { OrderPage } from "../free-services/OrderPage.tsx";
import { OrdersPage } from "../free-services/OrdersPage.tsx";
import { SettlementPage } from "../free-services/SettlementPage.tsx";
import { SettlementsPage } from "../free-services/SettlementsPage.tsx";
import { SuppliersPage } from "../free-services/SuppliersPage.tsx";
import { TallyPage } from "../free-services/TallyPage.tsx";

export const helpRoutes = (
  <>
    <Route path="/assistance" component={AssistancePage} />
    <Route path="/assistance/clients" component={ClientsPage} />
    <Route path="/assistance/clients/:mandate">
      {({ mandate }) => <ClientPage key={mandate} mandate={mandate} />}
    </Route>
    <Route path="/assistance/clients/:mandate/drafts/:draft">
      {({ mandate, draft }) => <ActPage key={draft} mandate={mandate} draft={draft} />}
    </Route>
    <Route path="/assistance/guidance" component={GuidancePage} />
    <Route path="/assistance/duty" component={DutyPage} />
    <Route path="/assistance/roster" component={RosterPage} />
    <Route path="/assistance/figures" component={FiguresPage} />
    <Route path="/assistance/:number">{({ number }) => <ErrandPage key={number} number={number} />}</Route>
    <Route path="/free-services" component={OrdersPage} />
    <Route path="/free-services/new" component={NewOrderPage} />
    <Route path="/free-services/orders/:number">
      {({ number }) => <OrderPage key={number} number={number} />}
    </Route>
    <Route path="/free-services/tally" component={TallyPage} />
    <Route path="/free-services/settlements" component={SettlementsPage} />
    <Route path="/free-services/settlements/:id">{({ id }) => <SettlementPage key={id} id={id} />}</Route>
    <Route path="/free-services/budget" component={BudgetPage} />
    <Route path="/free-services/budget/rows" component={BudgetRowsPage} />
    <Route path="/free-services/suppliers" component={SuppliersPage} />
  </>
);
