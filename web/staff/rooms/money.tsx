/** The budget, and the annual report on disclosure. */
import { Route } from "wouter";
import { EntriesPage } from "../budget/EntriesPage.tsx";
import { ImportBudget } from "../budget/ImportBudget.tsx";
import { LinePage } from "../budget/LinePage.tsx";
import { ProjectPage } from "../budget/ProjectPage.tsx";
import { ProjectsPage } from "../budget/ProjectsPage.tsx";
import { StaffingPage } from "../budget/StaffingPage.tsx";
import { YearPage } from "../budget/YearPage.tsx";
import { DisclosurePage } from "../disclosure/DisclosurePage.tsx";
import { DisclosureEditionPage } from "../disclosure/EditionPage.tsx";

export const moneyRoutes = (
  <>
    <Route path="/budget" component={YearPage} />
    <Route path="/budget/lines/:id">{({ id }) => <LinePage key={id} id={id} />}</Route>
    <Route path="/budget/import/:year">{({ year }) => <ImportBudget year={year} />}</Route>
    <Route path="/budget/entries" component={EntriesPage} />
    <Route path="/budget/projects" component={ProjectsPage} />
    <Route path="/budget/projects/:id">{({ id }) => <ProjectPage key={id} id={id} />}</Route>
    <Route path="/budget/staffing" component={StaffingPage} />
    <Route path="/disclosure" component={DisclosurePage} />
    <Route path="/disclosure/:year/editions/:edition">
      {({ year, edition }) => (
        <DisclosureEditionPage key={`${year} ${edition}`} year={year} edition={edition} />
      )}
    </Route>
  </>
);
