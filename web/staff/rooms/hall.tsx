/** The hall: calling, numbers, appointments, machines, payments, screens, service points and their papers. */
import { Route } from "wouter";
import { AppointmentFiguresPage } from "../appointments/AppointmentFiguresPage.tsx";
import { AppointmentsPage } from "../appointments/AppointmentsPage.tsx";
import { CounterPage } from "../calling/CounterPage.tsx";
import { DepositPage } from "../devices/DepositPage.tsx";
import { DepositsPage } from "../devices/DepositsPage.tsx";
import { DevicesPage } from "../devices/DevicesPage.tsx";
import { FacilitiesPage } from "../facilities/FacilitiesPage.tsx";
import { GuideDeskPage } from "../guide-desk/GuideDeskPage.tsx";
import { HallFiguresPage } from "../hall/FiguresPage.tsx";
import { HallPage } from "../hall/HallPage.tsx";
import { HandOverPage } from "../hand-overs/HandOverPage.tsx";
import { HandOversPage } from "../hand-overs/HandOversPage.tsx";
import { PaidMonthPage } from "../payments/PaidMonthPage.tsx";
import { PaymentsPage } from "../payments/PaymentsPage.tsx";
import { ScreensPage } from "../screens/ScreensPage.tsx";
import { ImportSites } from "../sites/ImportSites.tsx";
import { SitePage } from "../sites/SitePage.tsx";
import { SitesPage } from "../sites/SitesPage.tsx";

export const hallRoutes = (
  <>
    <Route path="/counter" component={CounterPage} />
    <Route path="/guide-desk" component={GuideDeskPage} />
    <Route path="/appointments/figures" component={AppointmentFiguresPage} />
    <Route path="/appointments" component={AppointmentsPage} />
    <Route path="/hall" component={HallPage} />
    <Route path="/hall/figures" component={HallFiguresPage} />
    <Route path="/screens" component={ScreensPage} />
    <Route path="/devices" component={DevicesPage} />
    <Route path="/deposits" component={DepositsPage} />
    <Route path="/deposits/:number">{({ number }) => <DepositPage key={number} number={number} />}</Route>
    <Route path="/payments/months" component={PaidMonthPage} />
    <Route path="/payments" component={PaymentsPage} />
    <Route path="/sites" component={SitesPage} />
    <Route path="/sites/import" component={ImportSites} />
    <Route path="/sites/:id">{({ id }) => <SitePage key={id} id={id} />}</Route>
    <Route path="/hand-overs" component={HandOversPage} />
    <Route path="/hand-overs/:id">{({ id }) => <HandOverPage key={id} id={id} />}</Route>
    <Route path="/facilities" component={FacilitiesPage} />
  </>
);
