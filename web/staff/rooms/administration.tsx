/** Accounts, organs, queues and their rules, the calendar, the audit log. */
import { Route } from "wouter";
import { AuditPage } from "../audit/AuditPage.tsx";
import { CalendarPage } from "../calendar/CalendarPage.tsx";
import { ImportOrganisation } from "../organisation/ImportOrganisation.tsx";
import { OrganisationPage } from "../organisation/OrganisationPage.tsx";
import { ConnectionsPage } from "../people/ConnectionsPage.tsx";
import { ImportPeople } from "../people/ImportPeople.tsx";
import { PeoplePage } from "../people/PeoplePage.tsx";
import { PersonPage } from "../people/PersonPage.tsx";
import { QueueRulesPage } from "../queues/QueueRulesPage.tsx";
import { QueuesPage } from "../queues/QueuesPage.tsx";

export const administrationRoutes = (
  <>
    <Route path="/people" component={PeoplePage} />
    <Route path="/people/import" component={ImportPeople} />
    <Route path="/people/:account">{({ account }) => <PersonPage account={account} />}</Route>
    <Route path="/connections" component={ConnectionsPage} />
    <Route path="/audit" component={AuditPage} />
    <Route path="/organisation" component={OrganisationPage} />
    <Route path="/organisation/import" component={ImportOrganisation} />
    <Route path="/queues" component={QueuesPage} />
    <Route path="/queue-rules" component={QueueRulesPage} />
    <Route path="/calendar" component={CalendarPage} />
  </>
);
