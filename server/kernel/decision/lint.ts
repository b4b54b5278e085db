/**
 * The static check of a decision table, at publishing (A15): cells that fit, rows that overlap where one only may hit,
 * rows that can never hit, what no row speaks of. Exact: it works on the classes of values, not on samples, and each
 * finding about values carries one that shows it.
 */
import type { DecisionTable } from "#contract/decision.ts";
import type { DecisionFinding } from "./finding.ts";
import { type Geometry, geometryOf, isEmpty, meeting, uncovered } from "./geometry.ts";
import { cellFindings } from "./lint-cells.ts";

/** Everything the table itself shows; what its item adds is `sourceFindings`. */
export function lintTable(table: DecisionTable): DecisionFinding[] {
  const faults = cellFindings(table);
  // Boxes can only be drawn of cells that fit.
  if (faults.length > 0) return faults;
  const geometry = geometryOf(table);
  const empty = neverTrue(table, geometry);
  return [
    ...empty,
    ...grantsAnything(table, geometry),
    ...(table.hit === "unique" ? overlaps(table, geometry) : []),
    ...(table.hit === "first" ? unreachable(table, geometry) : []),
    ...gaps(table, geometry),
    ...grantsNothing(table),
  ];
}

export function hasFaults(findings: readonly DecisionFinding[]): boolean {
  return findings.some(({ severity }) => severity === "fault");
}

function neverTrue({ rows }: DecisionTable, geometry: Geometry): DecisionFinding[] {
  return rows.flatMap(({ id }, place) =>
    isEmpty(geometry.rows[place]!)
      ? [fault("never-true", `/rows/${place}`, `规则“${id}”的条件不可能成立`, { rows: [id] })]
      : [],
  );
}

/** A default that approves is no rule. */
function grantsAnything({ rows }: DecisionTable, { whole, rows: boxes }: Geometry): DecisionFinding[] {
  return rows.flatMap(({ id, outcome }, place) => {
    const anything = whole.every((classes, at) => boxes[place]![at]!.length === classes.length);
    if (outcome !== "grant" || !anything) return [];
    const message = `规则“${id}”没有条件就准予：准予必须写明条件`;
    return [fault("grants-anything", `/rows/${place}`, message, { rows: [id] })];
  });
}

function overlaps({ rows }: DecisionTable, geometry: Geometry): DecisionFinding[] {
  return rows.flatMap((one, place) =>
    rows.slice(place + 1).flatMap((other, further) => {
      const met = meeting(geometry.rows[place]!, geometry.rows[place + 1 + further]!);
      if (!met) return [];
      const message = `规则“${one.id}”与“${other.id}”会同时成立，而本表只允许一条成立`;
      const shown = { rows: [one.id, other.id], witness: geometry.point(met) };
      return [fault("overlap", `/rows/${place + 1 + further}`, message, shown)];
    }),
  );
}

function unreachable({ rows }: DecisionTable, geometry: Geometry): DecisionFinding[] {
  return rows.flatMap(({ id }, place) => {
    const box = geometry.rows[place]!;
    if (isEmpty(box)) return [];
    const own = uncovered(box, geometry.rows.slice(0, place));
    if (own === "tangled") return [tangled(`/rows/${place}`)];
    if (own) return [];
    return [
      fault("unreachable", `/rows/${place}`, `规则“${id}”永远轮不到：前面的规则已经全部包括`, { rows: [id] }),
    ];
  });
}

function gaps(_: DecisionTable, { whole, rows, point }: Geometry): DecisionFinding[] {
  const open = uncovered(whole, rows);
  if (open === undefined) return [];
  if (open === "tangled") return [tangled("/rows")];
  const message = "有的情况没有规则说到，会转由人工办理";
  return [{ code: "gap", severity: "note", path: "/rows", message, witness: point(open) }];
}

function grantsNothing({ rows }: DecisionTable): DecisionFinding[] {
  if (rows.some(({ outcome }) => outcome === "grant")) return [];
  return [fault("grants-nothing", "/rows", "没有一条规则准予，这张表什么也不会自动办", {})];
}

function tangled(path: string): DecisionFinding {
  return fault("too-tangled", path, "规则太复杂，无法逐一检查：请拆成几张表或减少条件", {});
}

function fault(
  code: DecisionFinding["code"],
  path: string,
  message: string,
  shown: Pick<DecisionFinding, "rows" | "witness">,
): DecisionFinding {
  return { code, severity: "fault", path, message, ...shown };
}
