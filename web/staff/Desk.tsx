/** The desk's addresses, room by room; who is not signed in is led to the door. */
import { Redirect, Route, Router, Switch } from "wouter";
import type { StaffRole } from "#contract/people.ts";
import type { StaffMe } from "#contract/staff.ts";
import { Loaded } from "../shared/query.tsx";
import { rolesOf, useMe } from "./account.ts";
import { Frame } from "./frame/Frame.tsx";
import { handlesCases, homeOf } from "./frame/menu.ts";
import { InboxPage } from "./inbox/InboxPage.tsx";
import { NoPostsPage } from "./NoPostsPage.tsx";
import { NotFoundPage } from "./NotFoundPage.tsx";
import { administrationRoutes } from "./rooms/administration.tsx";
import { caseRoutes } from "./rooms/cases.tsx";
import { catalogueRoutes } from "./rooms/catalogue.tsx";
import { conductRoutes } from "./rooms/conduct.tsx";
import { hallRoutes } from "./rooms/hall.tsx";
import { helpRoutes } from "./rooms/help.tsx";
import { moneyRoutes } from "./rooms/money.tsx";
import { oversightRoutes } from "./rooms/oversight.tsx";
import { DutyPage } from "./sign-in/DutyPage.tsx";
import { SignInPage } from "./sign-in/SignInPage.tsx";

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

/** `Switch` looks into fragments, so a room is a fragment of its routes, not a component. */
function Pages({ me }: { me: StaffMe }) {
  const roles = rolesOf(me);
  return (
    <Frame me={me}>
      <Switch>
        <Route path="/">
          <Home roles={roles} />
        </Route>
        {caseRoutes}
        {hallRoutes}
        {helpRoutes}
        {oversightRoutes}
        {catalogueRoutes}
        {conductRoutes}
        {moneyRoutes}
        {administrationRoutes}
        <Route component={NotFoundPage} />
      </Switch>
    </Frame>
  );
}
