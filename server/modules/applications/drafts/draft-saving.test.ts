import assert from "node:assert/strict";
import { test } from "node:test";
import type { Draft } from "#contract/draft.ts";
import { ok, openHall } from "../joint/joint.fixture.ts";

test("a save whose answer was lost is done once, and its repeat is no conflict; another content upon it is", async (t) => {
  const { applicant } = await openHall(t);
  const draft = ok<Draft>(await applicant.post("/api/drafts", { item: "food-business-licence" }));
  const path = `/api/drafts/${draft.id}`;
  const named = (enterpriseName: string) => ({
    version: draft.version,
    content: { ...draft.content, answers: { ...draft.content.answers, enterpriseName } },
  });
  const saved = ok<Draft>(await applicant.put(path, named("老张家")));
  const again = ok<Draft>(await applicant.put(path, named("老张家")));
  assert.deepEqual([saved.version, again], [draft.version + 1, saved]);
  const other = await applicant.put(path, named("老李家"));
  assert.deepEqual([other.statusCode, other.json().code], [409, "draft-changed"]);
  ok<Draft>(await applicant.put(path, { ...named("老王家"), version: saved.version }));
  assert.equal((await applicant.put(path, named("老张家"))).json().code, "draft-changed");
});
