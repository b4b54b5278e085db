import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { checkLicenceId } from "#server/kernel/codes/licence-id.ts";
import { addDays } from "#server/kernel/time/day.ts";
import { completeItem } from "#server/testing/item.ts";
import {
  draftLicence,
  type Licence,
  type LicenceChange,
  type LicenceContent,
  type LicenceDraft,
  longTerm,
  printedFields,
  signedBytes,
  statusAfter,
  statusOn,
  validityEnd,
} from "./licence.ts";

const item = completeItem();
const result = {
  ...item.result!,
  electronic: true,
  licenceType: "901",
  name: "食品经营许可证",
  validMonths: 60,
};

function draft(more: Partial<LicenceDraft> = {}): LicenceDraft {
  return {
    item: { ...item, result },
    answers: {},
    holder: { kind: "organisation", name: "老味道土菜馆", code: "92430482MA4L16JQ9B" },
    organName: "常宁市市场监督管理局",
    number: "常市场监管许证字〔2026〕第112101000042号",
    serial: "2026112101000042",
    edition: 1,
    issuedOn: "2026-12-01",
    ...more,
  };
}

test("R6.1 the identifier is made of type, issuer, serial and edition, and checks", () => {
  const { identifier } = draftLicence(draft({ edition: 2 }))!;
  const organ = item.implementation.organ;
  assert.deepEqual(checkLicenceId(identifier), {
    ok: true,
    value: { type: `${organ}901`, issuer: organ, serial: "2026112101000042", version: 2 },
  });
  assert.throws(() => draftLicence(draft({ serial: "" })), /bad serial/);
});

test("an item whose result is no e-licence gives none", () => {
  const { licenceType, ...paper } = result;
  assert.equal(draftLicence(draft({ item: { ...item, result: paper } })), undefined);
  assert.equal(
    draftLicence(draft({ item: { ...item, result: { ...result, electronic: false } } })),
    undefined,
  );
});

test("R6.3 validity: the day before the same day, long-term without months", () => {
  assert.equal(validityEnd("2026-12-01", 60), "2031-11-30");
  assert.equal(validityEnd("2026-11-21", 12), "2027-11-20");
  assert.equal(validityEnd("2026-01-01", 1), "2026-01-31");
  assert.equal(validityEnd("2026-01-31", 1), "2026-02-28");
  assert.equal(validityEnd("2024-02-29", 12), "2025-02-28");
  assert.equal(validityEnd("2026-03-01", 12), "2027-02-28");
  assert.equal(validityEnd("2026-12-01", undefined), longTerm);
});

test("validity ends after it began and grows with its months", () => {
  const days = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays("2020-01-01", days));
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 240 }), (from, months) => {
      const end = validityEnd(from, months);
      assert.ok(end > from);
      assert.ok(validityEnd(from, months + 1) > end);
      // The day before the same day, or the end of a month that has no such day.
      const same = addDays(end, 1).slice(8) === from.slice(8);
      assert.ok(same || addDays(end, 1).endsWith("-01"), `${from} ${months} ${end}`);
    }),
  );
});

test("what the item prints is read from the answers; what was not answered is left out", () => {
  const form = {
    pages: [
      {
        title: "一",
        fields: [
          { id: "shopName", label: "名称", type: "text" as const, required: true },
          {
            id: "projects",
            label: "项目",
            type: "choices" as const,
            required: true,
            options: [{ value: "hot", label: "热食类食品制售" }],
          },
          { id: "note", label: "备注", type: "text" as const, required: false },
        ],
      },
    ],
  };
  const prints = [
    { field: "shopName", label: "经营者名称" },
    { field: "projects", label: "经营项目" },
    { field: "note", label: "备注" },
    { field: "nowhere", label: "不存在" },
  ];
  assert.deepEqual(
    printedFields(
      { form, result: { ...result, prints } },
      { shopName: "老味道", projects: ["hot"], note: null },
    ),
    [
      { label: "经营者名称", text: "老味道" },
      { label: "经营项目", text: "热食类食品制售" },
    ],
  );
});

test("the signature covers every element of the licence", () => {
  const content: LicenceContent = {
    ...draftLicence(draft({ replaces: "1.2.3" }))!,
    fields: [{ label: "a", text: "b" }],
  };
  const changed: Partial<LicenceContent>[] = [
    { identifier: "x" },
    { number: "x" },
    { type: { ...content.type, name: "x" } },
    { type: { ...content.type, code: "x" } },
    { holder: { ...content.holder, name: "x" } },
    { holder: { ...content.holder, code: "x" } },
    { holder: { ...content.holder, kind: "person" } },
    { issuer: { ...content.issuer, name: "x" } },
    { issuer: { ...content.issuer, code: "x" } },
    { issuedOn: "2026-12-02" },
    { validFrom: "2026-12-02" },
    { validUntil: longTerm },
    { fields: [{ label: "a", text: "c" }] },
    { fields: [{ label: "ab", text: "" }] },
    { replaces: "1.2.4" },
  ];
  const texts = [{}, ...changed].map((change) => signedBytes({ ...content, ...change }).toString("utf8"));
  assert.equal(new Set(texts).size, texts.length);
  assert.match(texts[0]!, /"ZZLXMC":"食品经营许可证"/);
});

const dated = (status: Licence["status"]) => ({ status, validUntil: "2031-11-30" });

test("R6.4 statuses: what may follow what", () => {
  const allowed: Record<Licence["status"], LicenceChange[]> = {
    valid: ["suspend", "revoke", "cancel", "recall", "replace"],
    suspended: ["resume", "revoke", "cancel", "recall", "replace"],
    revoked: [],
    cancelled: [],
    other: [],
  };
  const all: LicenceChange[] = ["suspend", "resume", "revoke", "cancel", "recall", "replace"];
  for (const [status, changes] of Object.entries(allowed)) {
    const may = all.filter((change) => statusAfter(dated(status as Licence["status"]), change, "2031-11-30"));
    assert.deepEqual(may, changes, status);
  }
});

test("a licence expires by the calendar, and can then be cancelled, revoked or replaced only", () => {
  assert.equal(statusOn(dated("valid"), "2031-11-30"), "valid");
  assert.equal(statusOn(dated("valid"), "2031-12-01"), "expired");
  assert.equal(statusOn(dated("suspended"), "2031-12-01"), "expired");
  assert.equal(statusOn(dated("revoked"), "2031-12-01"), "revoked");
  assert.equal(statusOn({ status: "valid", validUntil: longTerm }, "9000-01-01"), "valid");
  assert.equal(statusAfter(dated("valid"), "suspend", "2031-12-01"), undefined);
  assert.equal(statusAfter(dated("valid"), "cancel", "2031-12-01"), "cancelled");
});
