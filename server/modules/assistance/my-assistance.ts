/** Wishes for help as whoever asked reads them, and what can be chosen when asking. */
import type { AssistanceChoices, MyAssistance, MyAssistances } from "#contract/assistance.ts";
import type { Case } from "#server/kernel/case-type/case.ts";
import { maskName } from "#server/kernel/codes/mask.ts";
import type { ResidentCall } from "#server/modules/audit/index.ts";
import { areasOf } from "#server/modules/organisation/index.ts";
import type { Services } from "#server/platform/services.ts";
import { clockViews, numberOf, readEvents, timelineOf } from "../../cases/index.ts";
import { ownAssistance } from "./acting.ts";
import { caseOf } from "./assigning.ts";
import { type Assistance, type AssistanceStep, openStates } from "./assistance.ts";
import { areaName, codeWords, type Frame, frameOf, type Helpers, withCases } from "./assistance-frame.ts";
import { pageSize } from "./assistance-query.ts";
import { assistanceRulesOf } from "./assistance-rules.ts";
import { assistancesOf, readSteps } from "./assistance-store.ts";
import { helperViews } from "./roster.ts";
import { readRoster } from "./roster-store.ts";

export async function assistanceChoices(services: Services): Promise<AssistanceChoices> {
  const { division } = services.config;
  const { languages, contact, mandate } = assistanceRulesOf(services);
  const [areas, roster] = await Promise.all([
    areasOf(services.db, division),
    readRoster(services.db, division),
  ]);
  const place = ({ code, name }: { code: string; name: string }) => ({ code, name });
  const towns = areas
    .filter(({ parent }) => parent === division)
    .map((town) => ({
      ...place(town),
      villages: areas.filter(({ parent }) => parent === town.code).map(place),
    }));
  const places = roster.flatMap(({ place: name, area, tier }) =>
    name === undefined ? [] : [{ name, area, tier }],
  );
  const once = [...new Map(places.map((one) => [`${one.area} ${one.name}`, one])).values()];
  return { towns, places: once, languages, contact, mandateDays: mandate.usualDays };
}

export async function listMine(services: Services, { actor }: ResidentCall): Promise<MyAssistances> {
  const { division, id } = actor;
  const all = await assistancesOf(services, { division, resident: id, limit: pageSize });
  const { cases, frame } = await withCases(services, division, all);
  const helpers = await helperViews(
    services,
    division,
    all.flatMap(({ helper }) => helper ?? []),
  );
  return { rows: cases.map(({ it, current }) => mineBrief(it, current, frame, actor.id, helpers)) };
}

export async function showMine(
  services: Services,
  call: ResidentCall,
  number: string,
): Promise<MyAssistance> {
  const it = await ownAssistance(services, call, number);
  const [current, steps, events] = await Promise.all([
    caseOf(services, it),
    readSteps(services, it),
    readEvents(services.pool, it),
  ]);
  const frame = await frameOf(services, it.division, [current], events);
  const helpers = await helperViews(
    services,
    it.division,
    steps.flatMap(({ helper }) => helper ?? []),
  );
  const { timekeeping, now, type } = frame;
  return {
    ...mineBrief(it, current, frame, call.actor.id, helpers),
    text: it.content.text,
    clocks: clockViews(type(current), current, timekeeping, now).filter(
      ({ id }) => type(current).clocks[id]?.public,
    ),
    timeline: timelineOf(type(current), current, events, "applicant", frame.names).map((entry) => {
      const step = steps.find(({ seq }) => seq === entry.seq);
      const who = step?.helper && helpers.get(step.helper);
      const by = entry.by === "申请人" ? "您" : who ? `${who.site} ${who.name}` : entry.by;
      // Whoever asked for another learns how it goes, not what was said to them.
      const { text, ...rest } = toldStep(entry, step);
      return { ...rest, by, ...(text !== undefined && it.client === call.actor.id && { text }) };
    }),
  };
}

function mineBrief(it: Assistance, current: Case, { type, areas }: Frame, reader: string, helpers: Helpers) {
  const state = type(current).states[current.state];
  const helper = it.helper === undefined ? undefined : helpers.get(it.helper);
  const open = (openStates as readonly string[]).includes(current.state);
  return {
    ...{
      number: numberOf(current),
      state: current.state,
      stateName: state?.name ?? "",
      stateText: state?.resident ?? "",
    },
    ...{ concluded: current.concludedAt !== undefined, version: current.version, askedAt: it.askedAt },
    ...{ subject: current.subject, areaName: areaName(areas, it), may: open ? ["cancel"] : [] },
    ...(it.asker === reader && { forName: it.content.name ? maskName(it.content.name) : "别人" }),
    ...(helper && { helper }),
  };
}

interface Entry {
  seq: number;
  at: string;
  text: string;
}

type Told = Omit<MyAssistance["timeline"][number], "by">;

function toldStep({ seq, at, text }: Entry, step: AssistanceStep | undefined): Told {
  const code = step?.action === "close" ? codeWords(step) : undefined;
  return { seq, at, title: text, ...(code && { code }), ...(step?.words.told && { text: step.words.told }) };
}
