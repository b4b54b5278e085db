/** What a command makes of its case, or its refusal: the decision of the case type, ready to be written. */
import type { CaseType } from "#contract/case-type.ts";
import type { Case, CaseEvent, CaseKey } from "../kernel/case-type/case.ts";
import { decide, decideOpening } from "../kernel/case-type/decide.ts";
import { evolve, evolveOpening } from "../kernel/case-type/evolve.ts";
import { eventDigest, genesisDigest } from "../kernel/digest/chain.ts";
import { refuse } from "../platform/http/refusal.ts";
import "./case-refusals.ts";
import type { DecidedCommand } from "./case-batch.ts";
import type { ActOnCase, Command, OpenCase } from "./case-command.ts";
import { type CaseRow, caseOfRow, clockRows, urgentAt } from "./case-row.ts";
import type { CaseTypes } from "./case-types.ts";
import type { Timekeeper } from "./timekeeper.ts";

/** Decides a command on the case as it was loaded; cases opened together are decided together. */
export type Decider = (command: Command, row: CaseRow | undefined) => DecidedCommand[];

export function createDecider(types: CaseTypes, timekeeper: Timekeeper): Decider {
  function decideOpen(ask: OpenCase, key: CaseKey, opened: readonly CaseKey[]): DecidedCommand {
    const type = types.version(ask.opening.type, ask.opening.typeVersion);
    types.checkData(type, ask.action, ask.data);
    const decision = decideOpening(type, ask.opening, ask);
    if (!decision.ok) throw refuse(`case-${decision.problem}`, { action: ask.action });
    const next = evolveOpening(type, key, decision.event);
    const satellites = ask.satellites?.(key, decision.event, opened) ?? [];
    const { requestKey } = ask;
    return { requestKey, satellites, ...outcome(type, next, decision.event, genesisDigest(key), {}) };
  }

  function decideAct(ask: ActOnCase, row: CaseRow | undefined): DecidedCommand {
    if (!row) throw refuse("case-not-found");
    const current = caseOfRow(row);
    const type = types.version(current.type, current.typeVersion);
    const roles = ask.roles(current);
    if (ask.version !== undefined && ask.version !== current.version) throw refuse("case-changed");
    types.checkData(type, ask.action, ask.data);
    const actor = ask.as?.(current) ?? ask.actor;
    const decision = decide(type, current, { ...ask, actor, roles });
    if (!decision.ok) throw refuse(`case-${decision.problem}`, { action: ask.action });
    const next = evolve(type, current, decision.event);
    const satellites = ask.satellites?.(next, decision.event) ?? [];
    const { requestKey } = ask;
    return { requestKey, satellites, ...outcome(type, next, decision.event, row.head, current.clocks) };
  }

  /** What an event makes of its case. A clock that is the same object as before was not touched by it. */
  function outcome(type: CaseType, next: Case, event: CaseEvent, head: Buffer, before: Case["clocks"]) {
    const running = clockRows(type, next, timekeeper.current());
    const clocks = running.filter(({ clock }) => next.clocks[clock] !== before[clock]);
    return { type, next, event, digest: eventDigest(head, event), urgentAt: urgentAt(type, running), clocks };
  }

  return (command, row) => {
    if (command.kind === "act") return [decideAct(command.ask, row)];
    const { ask, key, along } = command;
    const opened = [key, ...along];
    return [ask, ...(ask.along ?? [])].map((each, place) => decideOpen(each, opened[place]!, opened));
  };
}
