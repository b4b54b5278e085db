/** Administration: staff accounts, posts and connected systems. */
import Type from "typebox";
import {
  ConnectedView,
  Keyed,
  NewConnected,
  NewKey,
  NewPost,
  NewStaffAccount,
  Posted,
  Posts,
  PostsQuery,
  StaffEdit,
  StaffPage,
  StaffQuery,
  TemporaryPassword,
} from "#contract/staff.ts";
import { allow } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { addConnected, closeConnected, listConnected } from "./key-commands.ts";
import { grantPost, takePost } from "./post-commands.ts";
import { postsOf } from "./post-store.ts";
import { forgetHolder } from "./sessions.ts";
import { createStaff, editStaff, resetPassword, resetTotp, unlockStaff } from "./staff-commands.ts";
import { readStaffPage } from "./staff-query.ts";

const Done = Type.Object({});
const Id = Type.Object({ id: Type.String({ format: "uuid" }) });

export function staffRoutes(app: App, services: Services): void {
  accountRoutes(app, services);
  postRoutes(app, services);
  connectedRoutes(app, services);
}

function accountRoutes(app: App, services: Services): void {
  const read = {
    onRequest: allow("staff.read"),
    schema: { querystring: StaffQuery, response: { 200: StaffPage } },
  };
  app.get("/api/staff/staff", read, async (request) => {
    const { actor, at } = staffCall(request, services);
    return await readStaffPage(services.db, actor.division, request.query, at);
  });
  const edit = { onRequest: allow("staff.edit") };
  const create = { body: NewStaffAccount, response: { 200: TemporaryPassword } };
  app.post("/api/staff/staff", { ...edit, schema: create }, async (request) =>
    createStaff(services, { ...staffCall(request, services), ...request.body }),
  );
  const change = { params: Id, body: StaffEdit, response: { 200: Done } };
  app.put("/api/staff/staff/:id", { ...edit, schema: change }, async (request) => {
    const { id } = request.params;
    const call = staffCall(request, services);
    await editStaff(services, { ...call, ...request.body, id });
    forgetHolder(services, { division: call.actor.division, id });
    return {};
  });
  const reset = { params: Id, body: Keyed, response: { 200: TemporaryPassword } };
  app.post("/api/staff/staff/:id/password", { ...edit, schema: reset }, async (request) => {
    const { id } = request.params;
    const call = staffCall(request, services);
    const answer = await resetPassword(services, { ...call, ...request.body, id });
    forgetHolder(services, { division: call.actor.division, id });
    return answer;
  });
  for (const [path, command] of [
    ["unlock", unlockStaff],
    ["totp-reset", resetTotp],
  ] as const) {
    const schema = { params: Id, body: Keyed, response: { 200: Done } };
    app.post(
      `/api/staff/staff/:id/${path}`,
      { onRequest: allow("staff.unlock"), schema },
      async (request) => {
        const { id } = request.params;
        const call = staffCall(request, services);
        await command(services, { ...call, ...request.body, id });
        forgetHolder(services, { division: call.actor.division, id });
        return {};
      },
    );
  }
}

function postRoutes(app: App, services: Services): void {
  const read = {
    onRequest: allow("staff.read"),
    schema: { querystring: PostsQuery, response: { 200: Posts } },
  };
  app.get("/api/staff/posts", read, async (request) => {
    const { actor } = staffCall(request, services);
    const { staff } = request.query;
    return { posts: (await postsOf(services.db, actor.division, [staff])).get(staff) ?? [] };
  });
  const grant = { onRequest: allow("role.grant") };
  app.post(
    "/api/staff/posts",
    { ...grant, schema: { body: NewPost, response: { 200: Posted } } },
    async (request) => {
      const { requestKey, staff, ...post } = request.body;
      const call = staffCall(request, services);
      const granted = await grantPost(services, { ...call, requestKey, staff, post });
      forgetHolder(services, { division: call.actor.division, id: staff });
      return granted;
    },
  );
  const revoke = { params: Id, body: Keyed, response: { 200: Done } };
  app.post("/api/staff/posts/:id/revoke", { ...grant, schema: revoke }, async (request) => {
    const call = staffCall(request, services);
    const { staff } = await takePost(services, { ...call, ...request.body, id: request.params.id });
    forgetHolder(services, { division: call.actor.division, id: staff });
    return {};
  });
}

function connectedRoutes(app: App, services: Services): void {
  const guard = { onRequest: allow("connection.edit") };
  const Connected = Type.Object({ connected: Type.Array(ConnectedView) });
  app.get(
    "/api/staff/connected",
    { ...guard, schema: { response: { 200: Connected } } },
    async (request) => ({
      connected: await listConnected(services.db, staffCall(request, services).actor.division),
    }),
  );
  const add = { body: NewConnected, response: { 200: NewKey } };
  app.post("/api/staff/connected", { ...guard, schema: add }, async (request) =>
    addConnected(services, { ...staffCall(request, services), ...request.body }),
  );
  const close = { params: Id, body: Keyed, response: { 200: Done } };
  app.post("/api/staff/connected/:id/close", { ...guard, schema: close }, async (request) => {
    const { id } = request.params;
    const call = staffCall(request, services);
    await closeConnected(services, { ...call, ...request.body, id });
    forgetHolder(services, { division: call.actor.division, id });
    return {};
  });
}
