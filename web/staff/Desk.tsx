/** The desk's addresses and their pages; who is not signed in is led to the door. */
import { Redirect, Route, Router, Switch } from "wouter";
import type { StaffRole } from "#contract/people.ts";
import type { StaffMe } from "#contract/staff.ts";
import { Loaded } from "../shared/query.tsx";
import { rolesOf, useMe } from "./account.ts";
import { AnswersPage } from "./answers/AnswersPage.tsx";
import { AppointmentFiguresPage } from "./appointments/AppointmentFiguresPage.tsx";
import { AppointmentsPage } from "./appointments/AppointmentsPage.tsx";
import { ActPage } from "./assistance/ActPage.tsx";
import { AssistancePage } from "./assistance/AssistancePage.tsx";
import { ClientPage, ClientsPage } from "./assistance/ClientsPage.tsx";
import { DutyPage as HelperDutyPage } from "./assistance/DutyPage.tsx";
import { ErrandPage } from "./assistance/ErrandPage.tsx";
import { FiguresPage as HelpFiguresPage } from "./assistance/FiguresPage.tsx";
import { GuidancePage } from "./assistance/GuidancePage.tsx";
import { RosterPage } from "./assistance/RosterPage.tsx";
import { AuditPage } from "./audit/AuditPage.tsx";
import { BoardEditionPage } from "./boards/EditionPage.tsx";
import { FigureBoardPage, FigureBoardsPage } from "./boards/FigureBoardPage.tsx";
import { EntriesPage } from "./budget/EntriesPage.tsx";
import { ImportBudget } from "./budget/ImportBudget.tsx";
import { LinePage } from "./budget/LinePage.tsx";
import { ProjectPage } from "./budget/ProjectPage.tsx";
import { ProjectsPage } from "./budget/ProjectsPage.tsx";
import { StaffingPage } from "./budget/StaffingPage.tsx";
import { YearPage as BudgetYearPage } from "./budget/YearPage.tsx";
import { BundleEditorPage, NewBundlePage } from "./bundles/BundleEditorPage.tsx";
import { BundlesPage } from "./bundles/BundlesPage.tsx";
import { SavingsPage } from "./bundles/SavingsPage.tsx";
import { CalendarPage } from "./calendar/CalendarPage.tsx";
import { CounterPage } from "./calling/CounterPage.tsx";
import { CasePage } from "./case/CasePage.tsx";
import { BundleReplayPage } from "./checkup/BundleReplayPage.tsx";
import { CheckupPage } from "./checkup/CheckupPage.tsx";
import { AttendancePage } from "./conduct/AttendancePage.tsx";
import { ContestPage } from "./conduct/ContestPage.tsx";
import { LeadersPage } from "./conduct/LeadersPage.tsx";
import { MonthPage, PersonMonthPage } from "./conduct/MonthPage.tsx";
import { OwnConductPage } from "./conduct/OwnConductPage.tsx";
import { RoundsPage } from "./conduct/RoundsPage.tsx";
import { SheetPage } from "./conduct/SheetPage.tsx";
import { StaffPage } from "./conduct/StaffPage.tsx";
import { QuarterPage, YearPage } from "./conduct/StandingPage.tsx";
import { CreditPage } from "./credit/CreditPage.tsx";
import { DecisionPage } from "./decisions/DecisionPage.tsx";
import { DecisionsPage } from "./decisions/DecisionsPage.tsx";
import { DepositPage } from "./devices/DepositPage.tsx";
import { DepositsPage } from "./devices/DepositsPage.tsx";
import { DevicesPage } from "./devices/DevicesPage.tsx";
import { DisclosurePage } from "./disclosure/DisclosurePage.tsx";
import { EvaluationPage } from "./evaluation/EvaluationPage.tsx";
import { EvaluationsPage } from "./evaluation/EvaluationsPage.tsx";
import { FacilitiesPage } from "./facilities/FacilitiesPage.tsx";
import { Frame } from "./frame/Frame.tsx";
import { handlesCases, homeOf } from "./frame/menu.ts";
import { BudgetPage } from "./free-services/BudgetPage.tsx";
import { BudgetRowsPage } from "./free-services/BudgetRowsPage.tsx";
import { NewOrderPage } from "./free-services/NewOrderPage.tsx";
import { OrderPage } from "./free-services/OrderPage.tsx";
import { OrdersPage as FreeOrdersPage } from "./free-services/OrdersPage.tsx";
import { SettlementPage } from "./free-services/SettlementPage.tsx";
import { SettlementsPage } from "./free-services/SettlementsPage.tsx";
import { SuppliersPage } from "./free-services/SuppliersPage.tsx";
import { TallyPage } from "./free-services/TallyPage.tsx";
import { GuideDeskPage } from "./guide-desk/GuideDeskPage.tsx";
import { HallFiguresPage } from "./hall/FiguresPage.tsx";
import { HallPage } from "./hall/HallPage.tsx";
import { HandOverPage } from "./hand-overs/HandOverPage.tsx";
import { HandOversPage } from "./hand-overs/HandOversPage.tsx";
import { InboxPage } from "./inbox/InboxPage.tsx";
import { CataloguePage } from "./items/CataloguePage.tsx";
import { EditionsPage } from "./items/EditionsPage.tsx";
import { ImportEdition } from "./items/ImportEdition.tsx";
import { ImportPage } from "./items/ImportPage.tsx";
import { ItemPage } from "./items/ItemPage.tsx";
import { MissesPage } from "./items/MissesPage.tsx";
import { ExplorePage } from "./metrics/ExplorePage.tsx";
import { MetricPage } from "./metrics/MetricPage.tsx";
import { MetricsPage } from "./metrics/MetricsPage.tsx";
import { NoPostsPage } from "./NoPostsPage.tsx";
import { NotFoundPage } from "./NotFoundPage.tsx";
import { NoticesPage } from "./notices/NoticesPage.tsx";
import { ImportOrganisation } from "./organisation/ImportOrganisation.tsx";
import { OrganisationPage } from "./organisation/OrganisationPage.tsx";
import { PaidMonthPage } from "./payments/PaidMonthPage.tsx";
import { PaymentsPage } from "./payments/PaymentsPage.tsx";
import { ConnectionsPage } from "./people/ConnectionsPage.tsx";
import { ImportPeople } from "./people/ImportPeople.tsx";
import { PeoplePage } from "./people/PeoplePage.tsx";
import { PersonPage } from "./people/PersonPage.tsx";
import { ProblemPage } from "./problems/ProblemPage.tsx";
import { ProblemsPage } from "./problems/ProblemsPage.tsx";
import { QueueRulesPage } from "./queues/QueueRulesPage.tsx";
import { QueuesPage } from "./queues/QueuesPage.tsx";
import { RatingListPage } from "./ratings/RatingListPage.tsx";
import { RatingsPage } from "./ratings/RatingsPage.tsx";
import { ReceptionPage } from "./reception/ReceptionPage.tsx";
import { ScreensPage } from "./screens/ScreensPage.tsx";
import { SearchPage } from "./search/SearchPage.tsx";
import { AccountPage } from "./sign-in/AccountPage.tsx";
import { DutyPage } from "./sign-in/DutyPage.tsx";
import { SignInPage } from "./sign-in/SignInPage.tsx";
import { ImportSites } from "./sites/ImportSites.tsx";
import { SitePage } from "./sites/SitePage.tsx";
import { SitesPage } from "./sites/SitesPage.tsx";
import { BoardPage } from "./supervision/BoardPage.tsx";
import { CardsPage } from "./supervision/CardsPage.tsx";
import { ClocksPage } from "./supervision/ClocksPage.tsx";
import { FiguresPage } from "./supervision/FiguresPage.tsx";
import { FinishedPage } from "./supervision/FinishedPage.tsx";
import { MinePage } from "./supervision/MinePage.tsx";
import { OrdersPage } from "./supervision/OrdersPage.tsx";
import { RulesPage } from "./supervision/RulesPage.tsx";
import { VoiceFiguresPage } from "./voices/FiguresPage.tsx";
import { lists } from "./voices/lists.ts";
import { VoiceListPage } from "./voices/VoiceListPage.tsx";
import { VoicePage } from "./voices/VoicePage.tsx";

export function Desk() {
  return (
    <Router base="/staff">
      <Switch>
        <Route path="/sign-in" component={SignInPage} />
        <Route component={Inside} />
      </Switch>
    </Router>
  );
}

function Inside() {
  const me = useMe();
  return (
    <Loaded query={me}>
      {(data) => {
        if (!data) return <Redirect to={signInHere()} replace />;
        return data.duty ? <DutyPage duty={data.duty} /> : <Pages me={data} />;
      }}
    </Loaded>
  );
}

function signInHere(): string {
  const here = location.pathname + location.search;
  return /^\/staff\/?$/.test(here) ? "/sign-in" : `/sign-in?next=${encodeURIComponent(here)}`;
}

/** The inbox for whoever handles cases, the first place of their menu for the others, a word for those without posts. */
function Home({ roles }: { roles: StaffRole[] }) {
  if (handlesCases(roles)) return <InboxPage />;
  const home = homeOf(roles);
  return home === undefined ? <NoPostsPage /> : <Redirect to={home} replace />;
}

function Pages({ me }: { me: StaffMe }) {
  const roles = rolesOf(me);
  return (
    <Frame me={me}>
      <Switch>
        <Route path="/">
          <Home roles={roles} />
        </Route>
        <Route path="/cases/:number">{({ number }) => <CasePage key={number} number={number} />}</Route>
        <Route path="/reception" component={ReceptionPage} />
        <Route path="/counter" component={CounterPage} />
        <Route path="/queue-rules" component={QueueRulesPage} />
        <Route path="/queues" component={QueuesPage} />
        <Route path="/appointments/figures" component={AppointmentFiguresPage} />
        <Route path="/appointments" component={AppointmentsPage} />
        <Route path="/guide-desk" component={GuideDeskPage} />
        <Route path="/search" component={SearchPage} />
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
        <Route path="/evaluations" component={EvaluationsPage} />
        <Route path="/evaluations/:number">
          {({ number }) => <EvaluationPage key={number} number={number} />}
        </Route>
        <Route path="/checkup" component={CheckupPage} />
        <Route path="/decisions" component={DecisionsPage} />
        <Route path="/decisions/:key">{({ key }) => <DecisionPage key={key} itemKey={key} />}</Route>
        <Route path="/aliases" component={MissesPage} />
        <Route path="/credit" component={CreditPage} />
        <Route path="/unresolved">
          <VoiceListPage list={lists.unresolved} />
        </Route>
        <Route path="/complaints">
          <VoiceListPage list={lists.complaints} />
        </Route>
        <Route path="/clues">
          <VoiceListPage list={lists.clues} />
        </Route>
        <Route path="/problems" component={ProblemsPage} />
        <Route path="/problems/:id">{({ id }) => <ProblemPage key={id} id={id} />}</Route>
        <Route path="/answers" component={AnswersPage} />
        <Route path="/voices/figures" component={VoiceFiguresPage} />
        <Route path="/voices/:number">{({ number }) => <VoicePage key={number} number={number} />}</Route>
        <Route path="/ratings" component={RatingsPage} />
        <Route path="/ratings/list" component={RatingListPage} />
        <Route path="/conduct" component={RoundsPage} />
        <Route path="/conduct/rounds/:id">{({ id }) => <SheetPage key={id} id={id} />}</Route>
        <Route path="/conduct/attendance" component={AttendancePage} />
        <Route path="/conduct/month" component={MonthPage} />
        <Route path="/conduct/month/:staff">
          {({ staff }) => <PersonMonthPage key={staff} staff={staff} />}
        </Route>
        <Route path="/conduct/quarter" component={QuarterPage} />
        <Route path="/conduct/year" component={YearPage} />
        <Route path="/conduct/staff" component={StaffPage} />
        <Route path="/conduct/leaders" component={LeadersPage} />
        <Route path="/conduct/contests/:number">
          {({ number }) => <ContestPage key={number} number={number} />}
        </Route>
        <Route path="/conduct/me" component={OwnConductPage} />
        <Route path="/budget" component={BudgetYearPage} />
        <Route path="/budget/lines/:id">{({ id }) => <LinePage key={id} id={id} />}</Route>
        <Route path="/budget/import/:year">{({ year }) => <ImportBudget year={year} />}</Route>
        <Route path="/budget/entries" component={EntriesPage} />
        <Route path="/budget/projects" component={ProjectsPage} />
        <Route path="/budget/projects/:id">{({ id }) => <ProjectPage key={id} id={id} />}</Route>
        <Route path="/budget/staffing" component={StaffingPage} />
        <Route path="/disclosure" component={DisclosurePage} />
        <Route path="/free-services" component={FreeOrdersPage} />
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
        <Route path="/boards" component={FigureBoardsPage} />
        <Route path="/boards/:id">{({ id }) => <FigureBoardPage key={id} id={id} />}</Route>
        <Route path="/boards/:id/editions/:period/:edition">
          {({ id, period, edition }) => (
            <BoardEditionPage key={`${period} ${edition}`} id={id} period={period} edition={edition} />
          )}
        </Route>
        <Route path="/hall" component={HallPage} />
        <Route path="/hall/figures" component={HallFiguresPage} />
        <Route path="/screens" component={ScreensPage} />
        <Route path="/people" component={PeoplePage} />
        <Route path="/people/import" component={ImportPeople} />
        <Route path="/people/:account">{({ account }) => <PersonPage account={account} />}</Route>
        <Route path="/devices" component={DevicesPage} />
        <Route path="/payments/months" component={PaidMonthPage} />
        <Route path="/payments" component={PaymentsPage} />
        <Route path="/deposits" component={DepositsPage} />
        <Route path="/deposits/:number">{({ number }) => <DepositPage key={number} number={number} />}</Route>
        <Route path="/connections" component={ConnectionsPage} />
        <Route path="/organisation" component={OrganisationPage} />
        <Route path="/organisation/import" component={ImportOrganisation} />
        <Route path="/sites" component={SitesPage} />
        <Route path="/sites/import" component={ImportSites} />
        <Route path="/sites/:id">{({ id }) => <SitePage key={id} id={id} />}</Route>
        <Route path="/hand-overs" component={HandOversPage} />
        <Route path="/hand-overs/:id">{({ id }) => <HandOverPage key={id} id={id} />}</Route>
        <Route path="/facilities" component={FacilitiesPage} />
        <Route path="/calendar" component={CalendarPage} />
        <Route path="/audit" component={AuditPage} />
        <Route path="/metrics" component={MetricsPage} />
        <Route path="/metrics/:id">{({ id }) => <MetricPage key={id} id={id} />}</Route>
        <Route path="/metrics-explore" component={ExplorePage} />
        <Route path="/supervision" component={BoardPage} />
        <Route path="/supervision/cards" component={CardsPage} />
        <Route path="/supervision/clocks" component={ClocksPage} />
        <Route path="/supervision/finished" component={FinishedPage} />
        <Route path="/supervision/figures" component={FiguresPage} />
        <Route path="/supervision/rules" component={RulesPage} />
        <Route path="/supervision/mine" component={MinePage} />
        <Route path="/orders" component={OrdersPage} />
        <Route path="/assistance" component={AssistancePage} />
        <Route path="/assistance/clients" component={ClientsPage} />
        <Route path="/assistance/clients/:mandate">
          {({ mandate }) => <ClientPage key={mandate} mandate={mandate} />}
        </Route>
        <Route path="/assistance/clients/:mandate/drafts/:draft">
          {({ mandate, draft }) => <ActPage key={draft} mandate={mandate} draft={draft} />}
        </Route>
        <Route path="/assistance/guidance" component={GuidancePage} />
        <Route path="/assistance/duty" component={HelperDutyPage} />
        <Route path="/assistance/roster" component={RosterPage} />
        <Route path="/assistance/figures" component={HelpFiguresPage} />
        <Route path="/assistance/:number">
          {({ number }) => <ErrandPage key={number} number={number} />}
        </Route>
        <Route path="/notices" component={NoticesPage} />
        <Route path="/account" component={AccountPage} />
        <Route component={NotFoundPage} />
      </Switch>
    </Frame>
  );
}
