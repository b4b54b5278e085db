/** The desk's addresses and their pages; who is not signed in is led to the door. */
import { Redirect, Route, Router, Switch } from "wouter";
import type { StaffMe } from "#contract/staff.ts";
import { Loaded } from "../shared/query.tsx";
import { rolesOf, useMe } from "./account.ts";
import { CasePage } from "./case/CasePage.tsx";
import { Frame } from "./frame/Frame.tsx";
import { handlesCases, homeOf } from "./frame/menu.ts";
import { InboxPage } from "./inbox/InboxPage.tsx";
import { NotFoundPage } from "./NotFoundPage.tsx";
import { ReceptionPage } from "./reception/ReceptionPage.tsx";
import { SearchPage } from "./search/SearchPage.tsx";
import { AccountPage } from "./sign-in/AccountPage.tsx";
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

function Pages({ me }: { me: StaffMe }) {
  const roles = rolesOf(me);
  return (
    <Frame me={me}>
      <Switch>
        <Route path="/">
          {handlesCases(roles) ? <InboxPage /> : <Redirect to={homeOf(roles)} replace />}
        </Route>
        <Route path="/cases/:number">{({ number }) => <CasePage key={number} number={number} />}</Route>
        <Route path="/reception" component={ReceptionPage} />
        <Route path="/search" component={SearchPage} />
        <Route path="/account" component={AccountPage} />
        <Route component={NotFoundPage} />
      </Switch>
    </Frame>
  );
}
