import assert from "node:assert/strict";
import { test } from "node:test";
import type { DraftContent } from "#contract/draft.ts";
import { type Mandate, mandateRefusal, mandateState, newMandateFault, signedAnew } from "./mandate.ts";

const mandate: Mandate = {
  helper: "h1",
  items: [{ key: "old-age-allowance" }, { key: "open-restaurant", bundle: true }],
  actions: ["fill", "hand-in", "follow"],
  validFrom: "2026-11-21",
  validTo: "2026-12-20",
  consentedAt: "2026-11-21T02:00:00.000Z",
};
const use = { helper: "h1", action: "fill" as const, item: { key: "old-age-allowance" }, on: "2026-12-20" };

test("R12.5 a mandate allows what it names until its last day, and nothing else", () => {
  assert.equal(mandateRefusal(mandate, use), undefined);
  const refusals: [Partial<Mandate>, object, string][] = [
    [{}, { helper: "h2" }, "mandate-other-helper"],
    [{ withdrawnAt: "2026-11-22T00:00:00.000Z" }, {}, "mandate-withdrawn"],
    [{ consentedAt: undefined as never }, {}, "mandate-not-consented"],
    [{}, { on: "2026-12-21" }, "mandate-expired"],
    [{}, { on: "2026-11-20" }, "mandate-expired"],
    [{}, { action: "collect" }, "mandate-other-action"],
    [{}, { item: { key: "food-business-licence" } }, "mandate-other-item"],
    [{}, { item: { key: "old-age-allowance", bundle: true } }, "mandate-other-item"],
  ];
  for (const [held, used, code] of refusals)
    assert.equal(mandateRefusal({ ...mandate, ...held }, { ...use, ...used }), code);
});

test("a withdrawn mandate stays withdrawn, an expired one is not waiting for consent any more", () => {
  const { consentedAt: _, ...offered } = mandate;
  assert.equal(mandateState(offered, "2026-11-21"), "offered");
  assert.equal(mandateState(offered, "2026-12-21"), "expired");
  assert.equal(mandateState(mandate, "2026-12-20"), "holds");
  assert.equal(
    mandateState({ ...mandate, withdrawnAt: "2026-11-22T00:00:00.000Z" }, "2027-01-01"),
    "withdrawn",
  );
});

const signature = { way: "typed" as const, name: "何秋月", on: "2026-11-21" };
const commitment = { kind: "commitment" as const, signedBy: "何秋月" };
const content = (over: Partial<DraftContent>): DraftContent => ({
  ...{ situation: {}, answers: {}, materials: [] },
  ...over,
});

test("R12.5 a helper signs nothing for the client; what the client signed stays", () => {
  const signed = content({
    answers: { sign: signature, name: "何秋月" },
    materials: [{ material: "lease", files: [], promise: commitment }],
  });
  assert.deepEqual(signedAnew(content({}), signed), ["materials.lease", "answers.sign"]);
  assert.deepEqual(signedAnew(signed, signed), []);
  assert.deepEqual(signedAnew(signed, content({})), [], "taking away signs nothing");
  const other = content({ ...signed, answers: { sign: { ...signature, name: "别人" } } });
  assert.deepEqual(signedAnew(signed, other), ["answers.sign"]);
  const deferral = content({
    materials: [{ material: "lease", files: [], promise: { ...commitment, kind: "deferral" } }],
  });
  assert.deepEqual(signedAnew(signed, deferral), ["materials.lease"]);
});

test("R12.5 nobody is their own helper or a relative's, and no mandate is for ever [A]", () => {
  const limits = { mostDays: 30, relatives: false };
  const at = "2026-11-21T02:00:00.000Z";
  const asked = { own: false, related: false, validTo: "2026-12-20" };
  assert.equal(newMandateFault(asked, limits, at), undefined);
  assert.equal(newMandateFault({ ...asked, own: true }, limits, at), "mandate-own-case");
  assert.equal(newMandateFault({ ...asked, related: true }, limits, at), "mandate-relative");
  assert.equal(newMandateFault({ ...asked, related: true }, { ...limits, relatives: true }, at), undefined);
  assert.equal(newMandateFault({ ...asked, validTo: "2026-12-21" }, limits, at), "mandate-too-long");
  assert.equal(newMandateFault({ ...asked, validTo: "2026-11-20" }, limits, at), "mandate-over");
});
