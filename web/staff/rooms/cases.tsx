/** Cases, whatever their type, and what every desk has: search, notices, one's account. */
import { Route } from "wouter";
import { CasePage } from "../case/CasePage.tsx";
import { CreditPage } from "../credit/CreditPage.tsx";
import { NoticesPage } from "../notices/NoticesPage.tsx";
import { ReceptionPage } from "../reception/ReceptionPage.tsx";
import { SearchPage } from "../search/SearchPage.tsx";
import { AccountPage } from "../sign-in/AccountPage.tsx";

export const caseRoutes = (
  <>
    <Route path="/cases/:number">{({ number }) => <CasePage key={number} number={number} />}</Route>
    <Route path="/reception" component={ReceptionPage} />
    <Route path="/search" component={SearchPage} />
    <Route path="/credit" component={CreditPage} />
    <Route path="/notices" component={NoticesPage} />
    <Route path="/account" component={AccountPage} />
  </>
);
