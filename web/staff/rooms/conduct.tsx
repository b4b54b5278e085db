/** The appraisal of counters, and the answers they may rely on. */
import { Route } from "wouter";
import { AnswersPage } from "../answers/AnswersPage.tsx";
import { AttendancePage } from "../conduct/AttendancePage.tsx";
import { ContestPage } from "../conduct/ContestPage.tsx";
import { LeadersPage } from "../conduct/LeadersPage.tsx";
import { MonthPage, PersonMonthPage } from "../conduct/MonthPage.tsx";
import { OwnConductPage } from "../conduct/OwnConductPage.tsx";
import { RoundsPage } from "../conduct/RoundsPage.tsx";
import { SheetPage } from "../conduct/SheetPage.tsx";
import { StaffPage } from "../conduct/StaffPage.tsx";
import { QuarterPage, YearPage } from "../conduct/StandingPage.tsx";

export const conductRoutes = (
  <>
    <Route path="/conduct" component={RoundsPage} />
    <Route path="/conduct/rounds/:id">{({ id }) => <SheetPage key={id} id={id} />}</Route>
    <Route path="/conduct/attendance" component={AttendancePage} />
    <Route path="/conduct/month" component={MonthPage} />
    <Route path="/conduct/month/:staff">{({ staff }) => <PersonMonthPage key={staff} staff={staff} />}</Route>
    <Route path="/conduct/quarter" component={QuarterPage} />
    <Route path="/conduct/year" component={YearPage} />
    <Route path="/conduct/staff" component={StaffPage} />
    <Route path="/conduct/leaders" component={LeadersPage} />
    <Route path="/conduct/contests/:number">
      {({ number }) => <ContestPage key={number} number={number} />}
    </Route>
    <Route path="/conduct/me" component={OwnConductPage} />
    <Route path="/answers" component={AnswersPage} />
  </>
);
