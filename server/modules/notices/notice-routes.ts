/** One's own notices at the desk, and nobody else's. */
import {
  EditNoticeSettings,
  MarkedNotices,
  NoticeSettings,
  NoticesPage,
  NoticesQuery,
  ReadNotices,
  UnreadNotices,
} from "#contract/notices.ts";
import { allowKind, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { editNoticeSettings, readNoticeSettings } from "./notice-settings.ts";
import { countUnread, markRead, readNotices } from "./notice-store.ts";

const onRequest = allowKind("staff");
const tags = ["notices"];

export function noticeRoutes(app: App, services: Services): void {
  const { db } = services;
  const page = { tags, summary: "My notices, newest first", querystring: NoticesQuery };
  app.get(
    "/api/staff/notices",
    { onRequest, schema: { ...page, response: { 200: NoticesPage } } },
    (request) => readNotices(db, requireActor(request, "staff"), request.query),
  );
  const count = { tags, summary: "How many of my notices I have not read", response: { 200: UnreadNotices } };
  app.get("/api/staff/notices/unread", { onRequest, schema: count }, (request) =>
    countUnread(db, requireActor(request, "staff")),
  );
  const read = { tags, summary: "I have read these", body: ReadNotices, response: { 200: MarkedNotices } };
  app.post("/api/staff/notices/read", { onRequest, schema: read }, async (request) => ({
    marked: await markRead(db, requireActor(request, "staff"), request.body, services.now()),
  }));

  const settings = { tags, summary: "How I am told", response: { 200: NoticeSettings } };
  app.get("/api/staff/notices/settings", { onRequest, schema: settings }, (request) => {
    const { division, id } = requireActor(request, "staff");
    return readNoticeSettings(services, { division, staff: id });
  });
  const edit = { tags, summary: "Tell me so", body: EditNoticeSettings, response: { 200: NoticeSettings } };
  app.put("/api/staff/notices/settings", { onRequest, schema: edit }, (request) =>
    editNoticeSettings(services, staffCall(request, services), request.body),
  );
}
