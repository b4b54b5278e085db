import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Clauses, Template } from "./template.ts";
import { lintTemplate } from "./template-lint.ts";
import { readTemplates } from "./template-store.ts";

const clauses: Clauses = { remedy: [{ kind: "paragraph", text: "向{reviewOrgan}申请复议" }] };

function template(more: Partial<Template> = {}): Template {
  return {
    id: "sample",
    version: 1,
    name: "样本",
    titles: [{ text: "样本" }],
    series: "样",
    adverse: false,
    needs: [],
    blocks: [
      { kind: "paragraph", text: "{applicant}：" },
      { kind: "signature", caption: "扫码" },
    ],
    ...more,
  };
}

const signature = { kind: "signature", caption: "扫码" } as const;
const faults = (more: Partial<Template>) =>
  lintTemplate(template(more), clauses).map(({ path, fault, about }) => `${path} ${fault} ${about}`);

test("a good template has no problem", () => {
  assert.deepEqual(faults({}), []);
  assert.deepEqual(
    faults({ adverse: true, blocks: [{ kind: "clause", clause: "remedy" }, signature], needs: ["reason"] }),
    [],
  );
});

const cases: [name: string, more: Partial<Template>, expected: string][] = [
  [
    "a placeholder nobody knows",
    { blocks: [{ kind: "paragraph", text: "{nobody}" }, signature] },
    "blocks[0].text unknown-placeholder nobody",
  ],
  [
    "a placeholder that may be empty",
    { blocks: [{ kind: "paragraph", text: "理由：{reason}" }, signature] },
    "blocks[0].text placeholder-may-be-empty reason",
  ],
  [
    "a brace left over",
    { blocks: [{ kind: "paragraph", text: "{applicant" }, signature] },
    "blocks[0].text stray-brace {applicant",
  ],
  [
    "a condition nobody knows",
    { blocks: [{ kind: "paragraph", text: "好", when: ["sunny"] }, signature] },
    "blocks[0] unknown-condition sunny",
  ],
  ["a need nobody knows", { needs: ["money"] }, "needs[0] unknown-need money"],
  [
    "a clause that does not exist",
    { blocks: [{ kind: "clause", clause: "other" }, signature] },
    "blocks[0] unknown-clause other",
  ],
  [
    "a table of nothing",
    { blocks: [{ kind: "table", of: "stars", columns: [{ head: "一", field: "no", share: 1 }] }, signature] },
    "blocks[0].of unknown-list stars",
  ],
  [
    "a column that no row has",
    {
      blocks: [
        { kind: "table", of: "materials", columns: [{ head: "一", field: "colour", share: 1 }] },
        signature,
      ],
    },
    "blocks[0].columns[0] unknown-column colour",
  ],
  [
    "no title when the condition does not hold",
    { titles: [{ text: "样本", when: ["licensing"] }] },
    "titles title-may-be-missing 样本",
  ],
  ["R2.21 an adverse document without the remedy", { adverse: true }, "blocks remedy-missing R2.21"],
  [
    "R2.21 a remedy said only sometimes",
    { adverse: true, blocks: [{ kind: "clause", clause: "remedy", when: ["licensing"] }, signature] },
    "blocks remedy-missing R2.21",
  ],
  [
    "R2.3 no place for seal and date",
    { blocks: [{ kind: "paragraph", text: "好" }] },
    "blocks signature-missing R2.3",
  ],
];

for (const [name, more, expected] of cases) {
  test(`the linter finds ${name}`, () => assert.deepEqual(faults(more), [expected]));
}

test("a condition makes its fact certain, and a form may be left empty", () => {
  const blocks: Template["blocks"] = [
    { kind: "paragraph", text: "理由：{reason}", when: ["reason"] },
    { kind: "pairs", rows: [{ label: "备注", text: "{note}", when: ["note"] }] },
    { kind: "form", rows: [{ label: "备注", text: "{note}" }] },
    signature,
  ];
  assert.deepEqual(faults({ blocks }), []);
});

test("a folder with a bad template is refused, with file and place", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "templates-"));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "clauses.json"), JSON.stringify(clauses));
  writeFileSync(join(folder, "other.json"), JSON.stringify(template({ needs: ["money"] })));
  assert.throws(
    () => readTemplates(folder),
    /other\.json: its id is sample\n.*needs\[0\]: unknown-need \(money\)/s,
  );
  writeFileSync(join(folder, "other.json"), JSON.stringify({ id: "other" }));
  assert.throws(() => readTemplates(folder), /other\.json .*required/);
});
