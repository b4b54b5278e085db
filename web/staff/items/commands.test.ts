import assert from "node:assert/strict";
import { test } from "node:test";
import type { CatalogueItem, VersionView } from "#contract/catalogue.ts";
import { commandsOf } from "./commands.ts";

const view = (version: number, publishable = true) =>
  ({ mark: { version, revision: 3 }, judgement: { publishable } }) as VersionView;
const item = (more: Partial<CatalogueItem>): CatalogueItem => ({
  key: "food",
  versions: [],
  changes: [],
  allowed: [],
  ...more,
});
const ids = (it: CatalogueItem) => commandsOf(it).map((command) => command.id);

test("only what the server allows is offered", () => {
  assert.deepEqual(ids(item({ current: view(1), draft: view(2) })), []);
  assert.deepEqual(ids(item({ current: view(1), allowed: ["edit", "suspend", "cancel"] })), [
    "draft",
    "suspend",
    "cancel",
  ]);
});

test("a draft is published as the one that was looked at", () => {
  const [publish, discard] = commandsOf(item({ draft: view(2), allowed: ["publish", "edit"] }));
  assert.deepEqual(publish?.body, { version: 2, revision: 3 });
  assert.equal(discard?.path, "/staff/items/food/drafts/2/discard");
  assert.deepEqual(
    ids(item({ draft: view(2, false), allowed: ["publish"] })),
    [],
    "R1.12 not before it is complete",
  );
});

test("R1.4 what takes an item away asks for a reason and says what happens", () => {
  const commands = commandsOf(item({ current: view(1), allowed: ["suspend", "cancel"] }));
  for (const command of commands) {
    assert.ok(command.grave, command.id);
    assert.ok(
      command.fields.some((field) => field.name === "reason" && field.required),
      command.id,
    );
    assert.match(command.says, /在办的件照常办完/);
  }
});
