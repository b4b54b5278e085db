/** The portal's addresses and their pages. */
import { Route, Switch } from "wouter";
import { DraftPages } from "./apply/DraftPages.tsx";
import { StartBundlePage, StartPage } from "./apply/StartPage.tsx";
import { SubmittedPage } from "./apply/SubmittedPage.tsx";
import { AppointmentPage } from "./appointments/AppointmentPage.tsx";
import { AppointmentsPage } from "./appointments/AppointmentsPage.tsx";
import { MovePage } from "./appointments/MovePage.tsx";
import { NewAppointmentPage } from "./appointments/NewAppointmentPage.tsx";
import { AskPage } from "./assistance/AskPage.tsx";
import { AssistancePage } from "./assistance/AssistancePage.tsx";
import { ErrandPage } from "./assistance/ErrandPage.tsx";
import { GuidancePage, RoomPage } from "./assistance/GuidancePage.tsx";
import { MandatesPage } from "./assistance/MandatesPage.tsx";
import { BulletinPage, BulletinsPage } from "./bulletins/BulletinsPage.tsx";
import { BundlePage } from "./bundle/BundlePage.tsx";
import { BundlesPage } from "./bundle/BundlesPage.tsx";
import { CasePage } from "./cases/CasePage.tsx";
import { CasesPage } from "./cases/CasesPage.tsx";
import { CorrectPage } from "./cases/CorrectPage.tsx";
import { ProgressPage } from "./cases/ProgressPage.tsx";
import { EvaluationPage, EvaluationsPage } from "./evaluations/EvaluationsPage.tsx";
import { Frame } from "./Frame.tsx";
import { FactsPage } from "./facts/FactsPage.tsx";
import { FreeOrderPage } from "./free-services/FreeOrderPage.tsx";
import { OrderFormPage } from "./free-services/OrderFormPage.tsx";
import { CounterPage } from "./halls/CounterPage.tsx";
import { HallPage } from "./halls/HallPage.tsx";
import { HallsPage } from "./halls/HallsPage.tsx";
import { JointPage } from "./joint/JointPage.tsx";
import { AbolishedProofsPage } from "./pages/AbolishedProofsPage.tsx";
import { AccessibilityPage } from "./pages/AccessibilityPage.tsx";
import { CheckPage } from "./pages/CheckPage.tsx";
import { CreditPage } from "./pages/CreditPage.tsx";
import { GuidePage } from "./pages/GuidePage.tsx";
import { HomePage } from "./pages/HomePage.tsx";
import { LicencesPage } from "./pages/LicencesPage.tsx";
import { MePage } from "./pages/MePage.tsx";
import { MessagesPage } from "./pages/MessagesPage.tsx";
import { MyMaterialsPage } from "./pages/MyMaterialsPage.tsx";
import { NotFoundPage } from "./pages/NotFoundPage.tsx";
import { PrivacyPage } from "./pages/PrivacyPage.tsx";
import { SearchPage } from "./pages/SearchPage.tsx";
import { SignInPage } from "./pages/SignInPage.tsx";
import { RateCasePage } from "./rating/RateCasePage.tsx";
import { RateLinkPage } from "./rating/RateLinkPage.tsx";
import { RatingsPage } from "./rating/RatingsPage.tsx";
import { TabletPage } from "./rating/TabletPage.tsx";
import { NewTicketPage } from "./ticket/NewTicketPage.tsx";
import { TicketPage } from "./ticket/TicketPage.tsx";
import { BoardPage } from "./voices/BoardPage.tsx";
import { CodePage } from "./voices/CodePage.tsx";
import { ReportPage } from "./voices/ReportPage.tsx";
import { VoicePage } from "./voices/VoicePage.tsx";
import { VoicesPage } from "./voices/VoicesPage.tsx";

export function Portal() {
  return (
    <Switch>
      <Route path="/tablet" component={TabletPage} />
      <Route component={Framed} />
    </Switch>
  );
}

function Framed() {
  return (
    <Frame>
      <Switch>
        <Route path="/" component={HomePage} />
        <Route path="/search" component={SearchPage} />
        <Route path="/items/:key">{({ key }) => <GuidePage key={key} item={key} />}</Route>
        <Route path="/items/:key/apply">{({ key }) => <StartPage item={key} />}</Route>
        <Route path="/bundles" component={BundlesPage} />
        <Route path="/bundles/:key">{({ key }) => <BundlePage key={key} bundle={key} />}</Route>
        <Route path="/bundles/:key/apply">{({ key }) => <StartBundlePage bundle={key} />}</Route>
        <Route path="/joint/:number">{({ number }) => <JointPage key={number} number={number} />}</Route>
        <Route path="/drafts/:id/*?">{({ id }) => <DraftPages key={id} id={id} />}</Route>
        <Route path="/submitted/:number">{({ number }) => <SubmittedPage number={number} />}</Route>
        <Route path="/cases" component={CasesPage} />
        <Route path="/cases/:number">{({ number }) => <CasePage key={number} number={number} />}</Route>
        <Route path="/cases/:number/correct">{({ number }) => <CorrectPage number={number} />}</Route>
        <Route path="/cases/:number/rate">{({ number }) => <RateCasePage number={number} />}</Route>
        <Route path="/cases/:number/free-services/:kind">
          {({ number, kind }) => <OrderFormPage key={`${number} ${kind}`} number={number} kind={kind} />}
        </Route>
        <Route path="/free-services/:number">
          {({ number }) => <FreeOrderPage key={number} number={number} />}
        </Route>
        <Route path="/rate/:token">{({ token }) => <RateLinkPage key={token} token={token} />}</Route>
        <Route path="/ticket" component={TicketPage} />
        <Route path="/ticket/new" component={NewTicketPage} />
        <Route path="/facts" component={FactsPage} />
        <Route path="/bulletins" component={BulletinsPage} />
        <Route path="/bulletins/:board/:period/:edition">{(name) => <BulletinPage {...name} />}</Route>
        <Route path="/ratings" component={RatingsPage} />
        <Route path="/appointments" component={AppointmentsPage} />
        <Route path="/appointments/new" component={NewAppointmentPage} />
        <Route path="/appointments/:id">{({ id }) => <AppointmentPage key={id} id={id} />}</Route>
        <Route path="/appointments/:id/move">{({ id }) => <MovePage key={id} id={id} />}</Route>
        <Route path="/progress" component={ProgressPage} />
        <Route path="/messages" component={MessagesPage} />
        <Route path="/me" component={MePage} />
        <Route path="/me/licences" component={LicencesPage} />
        <Route path="/me/materials" component={MyMaterialsPage} />
        <Route path="/credit" component={CreditPage} />
        <Route path="/assistance" component={AssistancePage} />
        <Route path="/assistance/new" component={AskPage} />
        <Route path="/assistance/mandates" component={MandatesPage} />
        <Route path="/assistance/guidance" component={GuidancePage} />
        <Route path="/assistance/room" component={RoomPage} />
        <Route path="/assistance/:number">
          {({ number }) => <ErrandPage key={number} number={number} />}
        </Route>
        <Route path="/voices" component={VoicesPage} />
        <Route path="/voices/new" component={ReportPage} />
        <Route path="/voices/code" component={CodePage} />
        <Route path="/voices/board" component={BoardPage} />
        <Route path="/voices/:number">{({ number }) => <VoicePage key={number} number={number} />}</Route>
        <Route path="/evaluations" component={EvaluationsPage} />
        <Route path="/evaluations/:number">
          {({ number }) => <EvaluationPage key={number} number={number} />}
        </Route>
        <Route path="/abolished-proofs" component={AbolishedProofsPage} />
        <Route path="/check/:token">{({ token }) => <CheckPage token={token} />}</Route>
        <Route path="/halls" component={HallsPage} />
        <Route path="/halls/:hall">{({ hall }) => <HallPage key={hall} hall={hall} />}</Route>
        <Route path="/halls/:hall/counters/:counter">
          {({ hall, counter }) => <CounterPage key={`${hall}/${counter}`} hall={hall} counter={counter} />}
        </Route>
        <Route path="/sign-in" component={SignInPage} />
        <Route path="/accessibility" component={AccessibilityPage} />
        <Route path="/privacy" component={PrivacyPage} />
        <Route component={NotFoundPage} />
      </Switch>
    </Frame>
  );
}
