/** Reading wishes for help at the desk: the list, one of them whole. */
import type { AssistanceList, StaffAssistance } from "#contract/assistance.ts";
import type { Tier } from "#contract/assistance-words.ts";
import { can } from "#server/kernel/access/permission.ts";
import { parseCaseNumber } from "#server/kernel/codes/case-number.ts";
import { maskAddress, maskName, maskPhone } from "#server/kernel/codes/mask.ts";
import { doneBy, recordAudit, revealPersonal, type StaffCall } from "#server/modules/audit/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { allowedOf, readEvents, timelineOf } from "../../cases/index.ts";
import { actsOn, assistanceOf } from "./acting.ts";
import { caseOf } from "./assigning.ts";
import type { Assistance } from "./assistance.ts";
import { codeWords, frameOf, rowOf, withCases } from "./assistance-frame.ts";
import { assistanceRulesOf } from "./assistance-rules.ts";
import { listAssistances, readSteps } from "./assistance-store.ts";
import { mandatesForDesk } from "./mandate-query.ts";
import { helperViews } from "./roster.ts";
import { readRoster } from "./roster-store.ts";

export const pageSize = 50;

export interface ListAsk {
  show: "mine" | "waiting" | "open" | "over";
  tier?: Tier;
  after?: string;
}

/** What the desk may see: masked, whoever reads. */
export async function listForStaff(
  services: Services,
  { actor }: StaffCall,
  ask: ListAsk,
): Promise<AssistanceList> {
  const { division } = actor;
  const after = ask.after === undefined ? undefined : parseCaseNumber(ask.after);
  if (after && !after.ok) throw refuse("assistance-not-found", { field: "after" });
  const all = await listAssistances(services, {
    ...{ division, open: ask.show !== "over", limit: pageSize },
    ...(ask.show === "mine" && { helper: actor.id }),
    ...(ask.show === "waiting" && { waiting: true }),
    ...(ask.tier && { tier: ask.tier }),
    ...(after?.ok && { after: after.value.id }),
  });
  const { cases, frame } = await withCases(services, division, all);
  const helpers = await helperViews(
    services,
    division,
    all.flatMap(({ helper }) => helper ?? []),
  );
  const rows = cases.map(({ it, current }) => rowOf(it, current, frame, actor.id, helpers));
  return {
    rows,
    ...(all.length === pageSize && rows.length > 0 && { next: rows.at(-1)!.number }),
    mayRegister: can(actor, "assistance.register", { division }),
    mayManage: can(actor, "assistance.manage", { division }),
    isHelper: can(actor, "assistance.help", { division }),
  };
}

/** One of them whole. Its helper reads it in full, and every reading is in the audit log; others see it masked. */
export async function showToStaff(
  services: Services,
  call: StaffCall,
  number: string,
): Promise<StaffAssistance> {
  const { actor } = call;
  const { division } = actor;
  const it = await assistanceOf(services, division, number);
  const mine = it.helper === actor.id && can(actor, "assistance.help", { division, helper: actor.id });
  await recordAudit(
    services.db,
    doneBy(call, "assistance.read", { kind: "case", id: number }, { masked: !mine }),
  );
  const [current, steps, events, roster, mandates] = await Promise.all([
    caseOf(services, it),
    readSteps(services, it),
    readEvents(services.pool, it),
    readRoster(services.db, division),
    mandatesForDesk(services, it, actor.id),
  ]);
  const frame = await frameOf(services, division, [current], events);
  const ids = [...steps.flatMap(({ helper }) => helper ?? []), ...roster.map(({ staff }) => staff)];
  const helpers = await helperViews(services, division, ids);
  const helper = it.helper === undefined ? undefined : helpers.get(it.helper);
  const acts = actsOn(actor, it);
  const { caps } = assistanceRulesOf(services);
  const why = steps.findLast(({ words }) => words.why !== undefined)?.words.why ?? [];
  return {
    ...rowOf(it, current, frame, actor.id, helpers),
    ...{ version: current.version, concluded: current.concludedAt !== undefined, why, mandates },
    ...(it.item && { item: it.item }),
    ...(it.language && { language: it.language }),
    ...personOf(it, mine),
    ...(helper && { helper }),
    timeline: timelineOf(frame.type(current), current, events, "staff", frame.names).map((entry) => {
      const step = steps.find(({ seq }) => seq === entry.seq);
      const who =
        step?.action === "hand-over" || step?.action === "assign"
          ? helpers.get(step.helper ?? "")
          : undefined;
      const text = mine || acts ? [step?.words.told, step?.words.inner].filter(Boolean).join("；") : "";
      const code = [who && `给 ${who.site} ${who.name}`, codeWords(step)].filter(Boolean).join("，");
      return {
        seq: entry.seq,
        at: entry.at,
        title: entry.name,
        by: entry.by,
        ...(code && { code }),
        ...(text && { text }),
      };
    }),
    allowed: acts ? allowedOf(frame.type(current), current, ["assistant"]) : [],
    helpers: roster.flatMap(({ staff, open, tier }) => {
      const view = helpers.get(staff);
      if (!view || staff === it.helper || open >= caps[tier]) return [];
      return [{ staff, label: `${view.name}（${view.site}，手上 ${open} 件）` }];
    }),
    mayMandate: mine && it.state === "helping",
  };
}

function personOf({ content }: Assistance, full: boolean) {
  const { name, phone = "没有电话", address, relation, asker, text } = content;
  const shown = full ? (words: string) => words : undefined;
  return {
    ...{ text: full ? text : maskedText(text), name: (shown ?? maskName)(name || "未留姓名") },
    phone: (shown ?? maskPhone)(phone),
    ...(address && { address: (shown ?? maskAddress)(address) }),
    ...(relation && { relation }),
    ...(asker && {
      askerName: `${(shown ?? maskName)(asker.name ?? "未留姓名")} ${(shown ?? maskPhone)(asker.phone)}`,
    }),
  };
}

/** What people tell may name anybody: others learn only that something was told. */
const maskedText = (text: string) => `（${[...text].length} 个字，帮办员看得到）`;

/** Whom to call, in full, with a reason: for whoever keeps the roster and has to find another helper. */
export async function revealContact(services: Services, call: StaffCall, number: string, reason: string) {
  const it = await assistanceOf(services, call.actor.division, number);
  if (!actsOn(call.actor, it)) throw refuse("assistance-not-yours");
  const reveal = { subject: { kind: "case", id: number }, field: "contact", reason };
  return await revealPersonal(services, call, reveal, () => {
    const { name, phone = "", text } = it.content;
    return { name, phone, text };
  });
}
