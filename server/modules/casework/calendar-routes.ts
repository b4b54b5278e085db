/** The official calendar: which notices are loaded, and loading the next one. */
import Type from "typebox";
import { CaseNumber } from "#contract/case.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { allow, requireActor } from "#server/modules/access/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf } from "../../cases/index.ts";

const Notice = Type.Object({ number: Type.String(), issued: Type.String(), title: Type.String() });
const Holiday = Type.Object({
  name: Type.String(),
  from: Type.String(),
  to: Type.String(),
  work: Type.Array(Type.String()),
});
const Year = Type.Object({ year: Type.Integer(), notice: Notice, holidays: Type.Array(Holiday) });
const Calendar = Type.Object({ years: Type.Array(Year) });
const Loaded = Type.Object({
  changed: Type.Boolean({ description: "false: this very content was loaded already" }),
  moved: Type.Integer({ description: "clocks that got another due date" }),
});
const Preview = Type.Object({
  moved: Type.Integer({ description: "clocks that would get another due date" }),
  examples: Type.Array(
    Type.Object({
      number: CaseNumber,
      subject: Type.String(),
      clock: Type.String(),
      before: Type.Optional(Type.String({ description: "absent: not known now" })),
      after: Type.Optional(Type.String({ description: "absent: not known then" })),
    }),
  ),
});
const tags = ["calendar"];

export async function calendarRoutes(app: App, services: Services): Promise<void> {
  const { timekeeper } = await engineOf(services);

  const list = { tags, summary: "Years whose official notice is loaded", response: { 200: Calendar } };
  app.get("/api/staff/calendar", { onRequest: allow("calendar.read"), schema: list }, () => ({
    years: timekeeper.years().map(({ year, notice, holidays }) => ({ year, notice, holidays })),
  }));

  const body = Type.Record(Type.String(), Type.Unknown());
  const asked = { tags, summary: "What loading a year's notice would move; nothing is written" };
  const preview = { ...asked, body, response: { 200: Preview } };
  const onRequest = allow("calendar.load");
  app.post("/api/staff/calendar/preview", { onRequest, schema: preview }, async (request) => {
    const { division } = requireActor(request, "staff");
    const { moved, examples } = await timekeeper.preview(request.body, division);
    return {
      moved,
      examples: examples.map(({ case: it, ...move }) => ({
        number: caseNumber(it.division, it.id),
        ...move,
      })),
    };
  });

  const summary = "Load a year's notice; every clock that has not stopped is computed anew";
  const load = { tags, summary, body, response: { 200: Loaded } };
  app.post("/api/staff/calendar", { onRequest, schema: load }, (request) => timekeeper.load(request.body));
}
