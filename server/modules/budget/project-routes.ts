/** Projects behind the budget: contracts, supplements, acceptance (F12). */

import { BudgetMade } from "#contract/budget.ts";
import {
  NewAcceptance,
  NewContract,
  NewProject,
  NewSupplement,
  ProjectPage,
  ProjectsPage,
} from "#contract/budget-projects.ts";
import { requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { addAcceptance, addContract, addProject, addSupplement } from "./project-commands.ts";
import { showProject, showProjects } from "./project-query.ts";
import { at, bureau, byId, byYear, tags, yearAsked } from "./routes.ts";

export function projectRoutes(app: App, services: Services): void {
  const reading = bureau(services, "budget.read");
  const list = { tags, summary: "Projects of a year", querystring: byYear, response: { 200: ProjectsPage } };
  app.get(`${at}/projects`, { onRequest: reading, schema: list }, (request) => {
    const year = yearAsked(services, request.query.year);
    return showProjects(services, requireActor(request, "staff"), year);
  });
  const one = {
    tags,
    summary: "A project",
    params: byId,
    querystring: byYear,
    response: { 200: ProjectPage },
  };
  app.get(`${at}/projects/:id`, { onRequest: reading, schema: one }, (request) => {
    const year = yearAsked(services, request.query.year);
    return showProject(services, requireActor(request, "staff"), request.params.id, year);
  });

  const onRequest = bureau(services, "budget.keep");
  const add = { tags, summary: "A project", body: NewProject, response: { 201: BudgetMade } };
  app.post(`${at}/projects`, { onRequest, schema: add }, async (request, reply) =>
    reply.code(201).send(await addProject(services, staffCall(request, services), request.body)),
  );
  const sign = {
    tags,
    summary: "A contract",
    params: byId,
    body: NewContract,
    response: { 201: BudgetMade },
  };
  app.post(`${at}/projects/:id/contracts`, { onRequest, schema: sign }, async (request, reply) => {
    const { params, body } = request;
    return reply.code(201).send(await addContract(services, staffCall(request, services), params.id, body));
  });
  const more = { tags, summary: "A supplement to a contract", params: byId, body: NewSupplement };
  const moreSchema = { ...more, response: { 201: BudgetMade } };
  app.post(`${at}/contracts/:id/supplements`, { onRequest, schema: moreSchema }, async (request, reply) => {
    const { params, body } = request;
    return reply.code(201).send(await addSupplement(services, staffCall(request, services), params.id, body));
  });
  const accept = { tags, summary: "Acceptance of what was bought", params: byId, body: NewAcceptance };
  const acceptSchema = { ...accept, response: { 201: BudgetMade } };
  const accepting = { onRequest: bureau(services, "budget.accept"), schema: acceptSchema };
  app.post(`${at}/contracts/:id/acceptances`, accepting, async (request, reply) => {
    const { params, body } = request;
    return reply.code(201).send(await addAcceptance(services, staffCall(request, services), params.id, body));
  });
}
