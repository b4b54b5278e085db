/**
 * The fourteen faults of five real reports (§15): their own figures are entered, each with definition, evidence and
 * as-of unless that is the fault, and the sentence an accountant reads is held.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { EvaluationContent } from "#contract/evaluation.ts";
import { checkEvaluation } from "./check.ts";
import { content, figure, rules } from "./evaluation.fixture.ts";
import { firstFaults } from "./source-faults-1.fixture.ts";
import { laterFaults } from "./source-faults-2.fixture.ts";

const FAULTS = [...firstFaults, ...laterFaults];

/** A table without faults of its own, so that only the report's are found. */
function soundContent(): EvaluationContent {
  const made = content();
  made.table.branches[2]!.groups[0]!.indicators[0]!.explanation = "已说明";
  return made;
}

for (const {
  fault,
  about,
  year,
  signedOn,
  figures = [],
  claims = [],
  sections = [],
  change,
  found,
} of FAULTS)
  test(`§15, ${fault}: ${about}`, () => {
    const made: EvaluationContent = { ...soundContent(), figures, claims, sections };
    change?.(made);
    const all = checkEvaluation(made, { year, signedOn }, rules);
    const findings = all.filter(({ blocks }) => blocks);
    const codes = findings.map(({ code }) => code);
    assert.deepEqual(codes.toSorted(), found.map(([code]) => code).toSorted());
    for (const [code, words] of found)
      assert.ok(
        findings.some((one) => one.code === code && one.sentence.includes(words)),
        `${code} “${words}” in ${findings.map(({ sentence }) => sentence).join("\n")}`,
      );
  });

test("all fourteen are there", () => {
  assert.deepEqual(
    FAULTS.map(({ fault }) => fault),
    Array.from({ length: 14 }, (_, place) => place + 1),
  );
});

test("what may be so stops nothing once it is explained; arithmetic is never explained away", () => {
  const made = soundContent();
  made.figures = [
    figure("annual", "全年预算数", "100", "万元"),
    figure("executed", "全年执行数", "90", "万元"),
    figure("rest", "结余", "5", "万元"),
  ];
  made.claims = [
    { id: "c1", kind: "no-carry-over", annual: "annual", executed: "executed", explanation: "由财政收回" },
    { id: "c2", kind: "sum", total: "annual", parts: ["executed", "rest"], explanation: "四舍五入" },
  ];
  const findings = checkEvaluation(made, { year: 2023 }, rules).filter(({ place }) => place.part === "claim");
  assert.deepEqual(
    findings.map(({ code, blocks }) => [code, blocks]),
    [
      ["carry-over-denied", false],
      ["sum-differs", true],
    ],
  );
  assert.match(findings[0]?.sentence ?? "", /已说明：由财政收回$/);
});

test("a part larger than its whole, a figure that is not there, a section nobody has written", () => {
  const made = soundContent();
  made.figures = [figure("done", "办结", "11", "件"), figure("all", "受理", "10", "件")];
  made.claims = [
    { id: "c1", kind: "part", part: "done", whole: "all" },
    { id: "c2", kind: "sum", total: "all", parts: ["none"] },
  ];
  made.sections = [
    { id: "text", title: "概况", paragraphs: ["办结 {done}，退件 {returned}。"] },
    { id: "more", title: "有关建议", paragraphs: [""] },
  ];
  const codes = checkEvaluation(made, { year: 2023 }, rules).map(({ code }) => code);
  for (const code of ["part-over-whole", "figure-unknown", "section-empty"])
    assert.ok(codes.includes(code), code);
});
