import type { CaseType } from "#contract/case-type.ts";
import type { Limit } from "#contract/item.ts";
import { clockLeaks, deadEnds, reachableStates, wakesInVain } from "./lint-graph.ts";

export type FindingCode =
  | "no-opening"
  | "unreachable-state"
  | "dangling-target"
  | "dead-end"
  | "action-nobody-may-take"
  | "clock-never-starts"
  | "clock-never-stops"
  | "clock-never-resumes"
  | "clock-wakes-in-vain"
  | "limit-above-law"
  | "schema";

/** One fault of a case type; `path` is a JSON pointer into its file. */
export interface Finding {
  code: FindingCode;
  path: string;
  message: string;
}

/** The most a rule of law allows, by rule id (`data/law-limits.json`). */
export type LawLimits = Record<string, { most: Limit; law: string }>;

/** Every fault of a case type that already fits the schema. An empty list means it may be published. */
export function lintCaseType(type: CaseType, law: LawLimits = {}): Finding[] {
  const dangling = danglingTargets(type);
  // The graph can only be walked when every target exists.
  if (dangling.length > 0) return [...dangling, ...limits(type, law)];
  return [...openings(type), ...states(type), ...actions(type), ...clocks(type), ...limits(type, law)];
}

function finding(code: FindingCode, path: string, message: string): Finding {
  return { code, path, message };
}

function danglingTargets(type: CaseType): Finding[] {
  const found: Finding[] = [];
  const need = (kind: "states" | "clocks" | "actions", name: string | undefined, path: string) => {
    if (name !== undefined && !(name in type[kind])) {
      found.push(finding("dangling-target", path, `${kind} has no "${name}"`));
    }
  };
  for (const [id, action] of Object.entries(type.actions)) {
    const at = `/actions/${id}`;
    action.from.forEach((state, i) => void need("states", state, `${at}/from/${i}`));
    need("states", action.to, `${at}/to`);
    for (const before of [action.after].flat()) need("actions", before, `${at}/after`);
    need("clocks", action.notWhile, `${at}/notWhile`);
    for (const verb of ["pause", "resume", "stop", "extend"] as const) {
      action.clocks?.[verb]?.forEach((clock, i) => void need("clocks", clock, `${at}/clocks/${verb}/${i}`));
    }
    action.clocks?.start?.forEach(({ clock, since }, i) => {
      need("clocks", clock, `${at}/clocks/start/${i}/clock`);
      need("clocks", since, `${at}/clocks/start/${i}/since`);
    });
  }
  for (const [id, clock] of Object.entries(type.clocks)) {
    need("actions", clock.whenDue, `/clocks/${id}/whenDue`);
  }
  return found;
}

function openings(type: CaseType): Finding[] {
  const opens = Object.values(type.actions).some((action) => action.from.length === 0 && action.to);
  return opens ? [] : [finding("no-opening", "/actions", "no action opens a case (from [] and a target)")];
}

function states(type: CaseType): Finding[] {
  const reachable = reachableStates(type);
  const unreachable = Object.keys(type.states)
    .filter((state) => !reachable.has(state))
    .map((state) => finding("unreachable-state", `/states/${state}`, `no path leads to "${state}"`));
  const dead = deadEnds(type)
    .filter((state) => reachable.has(state))
    .map((state) => finding("dead-end", `/states/${state}`, `from "${state}" no end state can be reached`));
  return [...unreachable, ...dead];
}

function actions(type: CaseType): Finding[] {
  const reachable = reachableStates(type);
  const woken = new Set(Object.values(type.clocks).map((clock) => clock.whenDue));
  const entered = Object.values(type.actions).some((action) => action.step === "enter");
  const found: Finding[] = [];
  for (const [id, action] of Object.entries(type.actions)) {
    const path = `/actions/${id}`;
    const nobody = action.by.every(
      (role) => (role === "system" && !woken.has(id) && !action.follows) || (role === "step" && !entered),
    );
    if (nobody) found.push(finding("action-nobody-may-take", `${path}/by`, `nobody ever takes "${id}"`));
    const { required } = (action.data ?? {}) as { required?: string[] };
    if (action.handsTo !== undefined && !required?.includes(action.handsTo)) {
      const message = `the data of "${id}" must require "${action.handsTo}", which names the organ`;
      found.push(finding("dangling-target", `${path}/handsTo`, message));
    }
    if (action.from.length > 0 && !action.from.some((state) => reachable.has(state))) {
      found.push(
        finding("action-nobody-may-take", `${path}/from`, `"${id}" starts only from unreachable states`),
      );
    }
  }
  return found;
}

function clocks(type: CaseType): Finding[] {
  const found: Finding[] = [];
  for (const id of Object.keys(type.clocks)) {
    const path = `/clocks/${id}`;
    const started = Object.values(type.actions).some((a) =>
      a.clocks?.start?.some(({ clock }) => clock === id),
    );
    if (!started) {
      found.push(finding("clock-never-starts", path, `no action starts clock "${id}"`));
      continue;
    }
    for (const leak of clockLeaks(type, id)) {
      const code = leak.paused ? "clock-never-resumes" : "clock-never-stops";
      found.push(
        finding(code, path, `clock "${id}" is still ${leak.paused ? "paused" : "running"} in ${leak.path}`),
      );
    }
    const vain = wakesInVain(type, id);
    if (vain) found.push(finding("clock-wakes-in-vain", `${path}/whenDue`, vain));
  }
  return found;
}

function limits(type: CaseType, law: LawLimits): Finding[] {
  const found: Finding[] = [];
  const above = (path: string, limit: Limit | undefined, most: Limit | undefined, whose: string) => {
    if (!limit || !most || (limit.unit === most.unit && limit.n <= most.n)) return;
    found.push(
      finding("limit-above-law", path, `${limit.n}${limit.unit} is above ${most.n}${most.unit} of ${whose}`),
    );
  };
  for (const [id, clock] of Object.entries(type.clocks)) {
    const rule = law[clock.rule];
    const fixed = "n" in clock.limit ? clock.limit : undefined;
    above(`/clocks/${id}/limit`, fixed, clock.most, "its own most");
    above(`/clocks/${id}/limit`, fixed, rule?.most, rule?.law ?? clock.rule);
    above(`/clocks/${id}/most`, clock.most, rule?.most, rule?.law ?? clock.rule);
    const extension = law[`${clock.rule}-extension`];
    above(`/clocks/${id}/extension`, clock.extension, extension?.most, extension?.law ?? clock.rule);
  }
  return found;
}
