import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Draft, DraftContent } from "#contract/draft.ts";
import { Refused } from "../../shared/api.ts";
import { createDraftKeeper, type KeeperPorts, type Unsaved } from "./draft-keeper.ts";

const draft: Draft = {
  id: "d1",
  item: { key: "food", version: 1, name: "食品经营许可" },
  version: 3,
  savedAt: "2026-11-21T01:00:00.000Z",
  content: { situation: {}, answers: {}, materials: [] },
};
const named = (name: string) => (content: DraftContent) => ({ ...content, answers: { name } });

/** A server that keeps one draft, and what the tab remembers. */
function world(refusal?: () => Refused | undefined) {
  const saved: { version: number; content: DraftContent }[] = [];
  const tab: { unsaved?: Unsaved | undefined } = {};
  let version = 3;
  const ports: KeeperPorts = {
    delayMs: 60_000,
    remember: (unsaved) => {
      tab.unsaved = unsaved;
    },
    save: async (base, content) => {
      const refused = refusal?.();
      if (refused) throw refused;
      assert.equal(base, version, "saved on top of the version last seen");
      version += 1;
      saved.push({ version, content });
      return { version };
    },
  };
  return { ports, saved, tab };
}

describe("a draft and its copy on the server", () => {
  test("a change is remembered at once and forgotten when the server has it", async () => {
    const { ports, saved, tab } = world();
    const keeper = createDraftKeeper(draft, undefined, ports);
    keeper.change(named("张"));
    assert.deepEqual(tab.unsaved?.content.answers, { name: "张" });
    assert.equal(keeper.current().state, "waiting");
    await keeper.flush();
    assert.equal(keeper.current().state, "saved");
    assert.equal(tab.unsaved, undefined);
    assert.deepEqual(
      saved.map((each) => each.content.answers),
      [{ name: "张" }],
    );
  });

  test("what is typed while a save is on its way is saved too, one at a time and in order", async () => {
    const { ports, saved } = world();
    const keeper = createDraftKeeper(draft, undefined, ports);
    keeper.change(named("张"));
    const first = keeper.flush();
    keeper.change(named("张三"));
    await Promise.all([first, keeper.flush()]);
    assert.deepEqual(
      saved.map((each) => [each.version, each.content.answers.name]),
      [
        [4, "张"],
        [5, "张三"],
      ],
    );
    assert.equal(keeper.current().state, "saved");
  });

  test("nothing is lost when the network is: the next save carries it", async () => {
    let offline = true;
    const { ports, saved, tab } = world(() =>
      offline ? new Refused(0, { code: "offline", message: "网络不通" }) : undefined,
    );
    const keeper = createDraftKeeper(draft, undefined, ports);
    keeper.change(named("张三"));
    await assert.rejects(keeper.flush(), /网络不通/);
    assert.equal(keeper.current().state, "failed");
    assert.deepEqual(tab.unsaved?.content.answers, { name: "张三" });
    offline = false;
    await keeper.flush();
    assert.equal(saved.length, 1);
  });

  test("after a reload the unsaved goes on, but never over a newer draft", async () => {
    const { ports, saved } = world();
    const unsaved = { version: 3, content: named("张三")(draft.content) };
    const keeper = createDraftKeeper(draft, unsaved, ports);
    assert.deepEqual(keeper.current().content, unsaved.content);
    await keeper.flush();
    assert.equal(saved.length, 1);
    const newer = { ...draft, version: 4 };
    assert.deepEqual(createDraftKeeper(newer, unsaved, ports).current().content, draft.content);
  });

  test("what was typed while a save was on its way goes on after a reload that cut off its answer", async () => {
    const { ports, tab } = world();
    const cut: KeeperPorts = { ...ports, save: () => new Promise(() => {}) };
    const keeper = createDraftKeeper(draft, undefined, cut);
    keeper.change(named("张"));
    void keeper.flush();
    keeper.change(named("张三"));
    const written = { ...draft, version: 4, content: named("张")(draft.content) };
    const after = createDraftKeeper(written, tab.unsaved, ports).current();
    assert.deepEqual(after, { content: named("张三")(draft.content), version: 4, state: "waiting" });
    const elsewhere = { ...written, content: named("李")(draft.content) };
    assert.deepEqual(createDraftKeeper(elsewhere, tab.unsaved, ports).current().content, elsewhere.content);
  });

  test("what may still be on its way when the draft is read is sent once more as it was, and the rest upon it", async () => {
    const { ports, tab } = world();
    const keeper = createDraftKeeper(draft, undefined, { ...ports, save: () => new Promise(() => {}) });
    keeper.change(named("张"));
    void keeper.flush();
    keeper.change(named("张三"));
    const sent: [number, unknown][] = [];
    const heard = {
      ...ports,
      save: async (version: number, content: DraftContent) => {
        sent.push([version, content]);
        return { version: version + 1 };
      },
    };
    const after = createDraftKeeper(draft, tab.unsaved, heard);
    await after.flush();
    assert.deepEqual(sent, [
      [draft.version, named("张")(draft.content)],
      [draft.version + 1, named("张三")(draft.content)],
    ]);
    assert.equal(after.current().state, "saved");
  });

  test("what was taken back while its save was on its way is saved as it is now", async () => {
    const { ports, saved } = world();
    const sent = named("张")(draft.content);
    const keeper = createDraftKeeper(draft, { version: draft.version, content: draft.content, sent }, ports);
    await keeper.flush();
    assert.deepEqual(
      saved.map(({ content }) => content),
      [sent, draft.content],
    );
  });

  test("what the server has already is not saved again", () => {
    const { ports } = world();
    const same = { version: draft.version, content: structuredClone(draft.content) };
    assert.equal(createDraftKeeper(draft, same, ports).current().state, "saved");
  });

  test("a draft changed on another device is a conflict, and stays as it is there", async () => {
    const { ports, saved } = world(() => new Refused(409, { code: "draft-changed", message: "在别处改过" }));
    const keeper = createDraftKeeper(draft, undefined, ports);
    keeper.change(named("张三"));
    await assert.rejects(keeper.flush());
    assert.equal(keeper.current().state, "conflict");
    keeper.change(named("李四"));
    await keeper.flush();
    assert.equal(saved.length, 0);
  });
});
