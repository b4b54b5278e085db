/** Bookings of remote guides (B15) as the person and the guide read them. */

import { guidanceEnds, guidanceWays } from "#contract/assistance-words.ts";
import type { GuidanceList, GuidanceView } from "#contract/guidance.ts";
import { startOfDay } from "#server/kernel/time/day.ts";
import { doneBy, type ResidentCall, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf, findCases, numberOf } from "../../../cases/index.ts";
import { caseOf } from "../assigning.ts";
import { helperViews } from "../roster.ts";
import { type Guidance, type GuidanceStep, guidancesFrom, guidancesOf, stepsOf } from "./guidance-store.ts";
import "../assistance-refusals.ts";

export async function myGuidances(services: Services, { actor }: ResidentCall): Promise<GuidanceList> {
  const all = await guidancesOf(services, actor.division, actor.id);
  return { rows: await views(services, actor.division, all, "applicant", actor.id) };
}

/** From the beginning of a day on; the texts only of one's own. */
export async function listGuidances(
  services: Services,
  call: StaffCall,
  from: string,
): Promise<GuidanceList> {
  const { division, id } = call.actor;
  const all = await guidancesFrom(services, division, startOfDay(from));
  const rows = await views(services, division, all, "staff", id);
  if (rows.some(({ mine }) => mine))
    await recordAudit(services.db, doneBy(call, "guidance.read", { kind: "day", id: from }));
  return { rows };
}

async function views(
  services: Services,
  division: string,
  all: readonly Guidance[],
  reader: "staff" | "applicant",
  me: string,
): Promise<GuidanceView[]> {
  const { types } = await engineOf(services);
  const [cases, helpers] = await Promise.all([
    findCases(
      services.pool,
      division,
      all.map(({ id }) => id),
    ),
    helperViews(
      services,
      division,
      all.map(({ helper }) => helper),
    ),
  ]);
  const byId = new Map(cases.map((it) => [it.id, it]));
  return await Promise.all(
    all.map(async (it) => {
      const current = byId.get(it.id) ?? (await caseOf(services, it));
      const type = types.version(current.type, current.typeVersion);
      const mine = reader === "applicant" || it.helper === me;
      const over = current.concludedAt !== undefined;
      const steps = mine ? await stepsOf(services, it) : [];
      const state = type.states[it.state];
      return {
        ...{
          number: numberOf(current),
          state: it.state,
          stateName: state?.name ?? "",
          stateText: state?.resident ?? "",
        },
        ...{ concluded: over, version: current.version, startsAt: it.startsAt, minutes: it.minutes, mine },
        ...{ helperName: helpers.get(it.helper)?.name ?? "导办员", partyLabel: current.partyLabel },
        text: mine ? it.content.text : "",
        ...(mine && !over && { link: it.content.link }),
        timeline: steps.map((step) => stepView(step, type.actions[step.action], reader)),
        may: mayOf(it.state, reader, mine),
      };
    }),
  );
}

function mayOf(state: string, reader: "staff" | "applicant", mine: boolean): string[] {
  if (state === "booked")
    return reader === "applicant" ? ["cancel"] : mine ? ["start", "miss", "cancel"] : [];
  return state === "guiding" && reader === "staff" && mine ? ["finish"] : [];
}

function stepView(
  { seq, at, action, outcome, text }: GuidanceStep,
  named: { name: string; resident?: string } | undefined,
  reader: "staff" | "applicant",
) {
  const code = outcome && (guidanceWays[outcome] ?? guidanceEnds[outcome] ?? outcome);
  const title = (reader === "applicant" ? named?.resident : named?.name) ?? action;
  return {
    seq,
    at,
    title,
    by: action === "book" ? "本人" : "导办员",
    ...(code && { code }),
    ...(text && { text }),
  };
}
