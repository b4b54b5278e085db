import assert from "node:assert/strict";
import { test } from "node:test";
import type { ClientDraft } from "#contract/errand-mandate.ts";
import { walkinOf } from "./acting.ts";

const client = { name: "何秋月", idNumber: "430499198509230029", phone: "13900000001" };
const file = { id: "a".repeat(64), name: "证明.pdf" };

test("a draft comes to the controls as it was saved, the client's own promise with it", () => {
  const content = {
    situation: { q: "yes" },
    answers: { name: "何秋月" },
    materials: [
      { material: "lease", files: [file], paper: true, papers: ["copy" as const] },
      { material: "plan", files: [], promise: { kind: "deferral" as const, signedBy: "何秋月" } },
    ],
  };
  const walkin = walkinOf({ draft: { content }, client } as unknown as ClientDraft);
  assert.deepEqual(walkin.typed, { name: "何秋月" });
  assert.deepEqual(walkin.handed.lease, { original: false, copy: true, files: [file] });
  assert.equal(walkin.handed.plan?.promise, "deferral");
  assert.equal(walkin.idNumber, client.idNumber);
});
