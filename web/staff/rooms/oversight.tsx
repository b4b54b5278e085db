/** Boards, cards and orders, ratings, what people bring, metrics, the self-evaluation. */
import { Route } from "wouter";
import { BoardEditionPage } from "../boards/EditionPage.tsx";
import { FigureBoardPage, FigureBoardsPage } from "../boards/FigureBoardPage.tsx";
import { EvaluationPage } from "../evaluation/EvaluationPage.tsx";
import { EvaluationsPage } from "../evaluation/EvaluationsPage.tsx";
import { ExplorePage } from "../metrics/ExplorePage.tsx";
import { MetricPage } from "../metrics/MetricPage.tsx";
import { MetricsPage } from "../metrics/MetricsPage.tsx";
import { ProblemPage } from "../problems/ProblemPage.tsx";
import { ProblemsPage } from "../problems/ProblemsPage.tsx";
import { RatingListPage } from "../ratings/RatingListPage.tsx";
import { RatingsPage } from "../ratings/RatingsPage.tsx";
import { BoardPage } from "../supervision/BoardPage.tsx";
import { CardsPage } from "../supervision/CardsPage.tsx";
import { ClocksPage } from "../supervision/ClocksPage.tsx";
import { FiguresPage } from "../supervision/FiguresPage.tsx";
import { FinishedPage } from "../supervision/FinishedPage.tsx";
import { MinePage } from "../supervision/MinePage.tsx";
import { OrdersPage } from "../supervision/OrdersPage.tsx";
import { RulesPage } from "../supervision/RulesPage.tsx";
import { VoiceFiguresPage } from "../voices/FiguresPage.tsx";
import { lists } from "../voices/lists.ts";
import { VoiceListPage } from "../voices/VoiceListPage.tsx";
import { VoicePage } from "../voices/VoicePage.tsx";

export const oversightRoutes = (
  <>
    <Route path="/boards" component={FigureBoardsPage} />
    <Route path="/boards/:id">{({ id }) => <FigureBoardPage key={id} id={id} />}</Route>
    <Route path="/boards/:id/editions/:period/:edition">
      {({ id, period, edition }) => (
        <BoardEditionPage key={`${period} ${edition}`} id={id} period={period} edition={edition} />
      )}
    </Route>
    <Route path="/supervision" component={BoardPage} />
    <Route path="/supervision/cards" component={CardsPage} />
    <Route path="/supervision/clocks" component={ClocksPage} />
    <Route path="/supervision/finished" component={FinishedPage} />
    <Route path="/supervision/figures" component={FiguresPage} />
    <Route path="/supervision/rules" component={RulesPage} />
    <Route path="/supervision/mine" component={MinePage} />
    <Route path="/orders" component={OrdersPage} />
    <Route path="/ratings" component={RatingsPage} />
    <Route path="/ratings/list" component={RatingListPage} />
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
    <Route path="/voices/figures" component={VoiceFiguresPage} />
    <Route path="/voices/:number">{({ number }) => <VoicePage key={number} number={number} />}</Route>
    <Route path="/metrics" component={MetricsPage} />
    <Route path="/metrics/:id">{({ id }) => <MetricPage key={id} id={id} />}</Route>
    <Route path="/metrics-explore" component={ExplorePage} />
    <Route path="/evaluations" component={EvaluationsPage} />
    <Route path="/evaluations/:number">
      {({ number }) => <EvaluationPage key={number} number={number} />}
    </Route>
  </>
);
