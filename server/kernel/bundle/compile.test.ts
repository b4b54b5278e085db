import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import type { Bundle } from "#contract/bundle.ts";
import type { Item } from "#contract/item.ts";
import { bundleOf, byKey, field, paper, plain, rules } from "./bundle.fixture.ts";
import { compileBundle } from "./compile.ts";
import { bundleProblems } from "./lint.ts";
import { savedShare } from "./savings.ts";

const yesNo = (id: string) => ({ id, text: `${id}？`, kind: "yes-no" as const, required: true });
const result = (name: string, gives?: string[]) => ({
  ...{ type: "1", name, licenceType: "903", electronic: true, pickup: ["1"] },
  ...(gives && { gives }),
});

function compile(items: Item[], changes: Partial<Bundle> = {}, answers = {}, held: string[] = []) {
  const bundle = bundleOf(items, changes);
  return compileBundle({ bundle, items: byKey(items), answers, held: new Set(held), rules });
}

const materialIds = (plan: ReturnType<typeof compile>) => plan.demand.materials.map(({ id }) => id);
const fieldIds = (plan: ReturnType<typeof compile>) =>
  (plan.demand.form?.pages ?? []).flatMap((page) => page.fields.map(({ id }) => id));

describe("R2.34 one form, one material list", () => {
  test("a passport two items need is asked for once, with the larger count", () => {
    const one = plain(1, { materials: [paper("passport", { copies: 1 })] });
    const two = plain(2, { materials: [paper("passport", { copies: 2, originals: 1 })] });
    const { materials } = compile([one, two]).demand;
    assert.deepEqual(
      materials.map(({ id, copies, originals, kind }) => [id, copies, originals, kind]),
      [["passport", 2, 1, "original-and-copy"]],
    );
  });

  test("a material is required when one item requires it, and asked where one of them asks", () => {
    const one = plain(1, {
      questions: [yesNo("agent")],
      materials: [paper("proxy", { necessity: "optional", when: { q: "agent", is: "yes" } })],
    });
    const two = plain(2, {
      materials: [
        paper("proxy", {
          commitment: { basis: "依据", conditions: ["真实"], checking: "核对", share: 100, onSite: false },
        }),
      ],
    });
    const [proxy] = compile([one, two]).demand.materials;
    assert.equal(proxy?.necessity, "required");
    assert.equal(proxy?.when, undefined);
    assert.equal(proxy?.commitment, undefined, "a promise in its place must do for all of them");
  });

  test("two fields that are one here: asked once, answered for both, only where somebody asks for the first", () => {
    const page = (...ids: string[]) => ({
      form: { pages: [{ title: "页", fields: ids.map((id) => field(id)) }] },
    });
    const items = [plain(1, page("place")), plain(2, page("home"))];
    const when = { q: "stall", is: "yes" };
    const changes: Partial<Bundle> = {
      questions: [yesNo("stall")],
      same: [{ id: "home", as: "place", when }],
      parts: [{ item: "item-1" }, { item: "item-2" }],
    };
    const stall = compile(items, changes, { stall: "yes", place: "街上" });
    assert.deepEqual([fieldIds(stall), stall.given.home], [["place"], "街上"]);
    const shop = compile(items, changes, { stall: "no", place: "街上" });
    assert.deepEqual([fieldIds(shop), shop.given], [["place", "home"], {}]);
    const alone = { ...changes, parts: [{ item: "item-1", when: { not: when } }, { item: "item-2" }] };
    assert.deepEqual(fieldIds(compile(items, alone, { stall: "yes" })), ["home"]);
  });

  test("each field and question once, by its data-element id; the bounds are those all accept", () => {
    const page = (title: string, ...fields: ReturnType<typeof field>[]) => ({ title, fields });
    const one = plain(1, {
      questions: [yesNo("agent")],
      form: { pages: [page("人", field("name", { max: 40 })), page("店", field("area"))] },
    });
    const two = plain(2, {
      questions: [yesNo("agent"), yesNo("rented")],
      form: { pages: [page("店", field("rent")), page("人", field("name", { max: 20, required: true }))] },
    });
    const { form, questions } = compile([one, two]).demand;
    assert.deepEqual(
      questions.map(({ id }) => id),
      ["agent", "rented"],
    );
    assert.deepEqual(
      form?.pages.map(({ title, fields }) => [
        title,
        fields.map(({ id, max, required }) => [id, max, required]),
      ]),
      [
        ["人", [["name", 20, true]]],
        [
          "店",
          [
            ["area", undefined, false],
            ["rent", undefined, false],
          ],
        ],
      ],
    );
  });

  test("what the bundle knows is asked of nobody, and settles the conditions that hang on it", () => {
    const one = plain(1, {
      questions: [yesNo("shop")],
      materials: [
        paper("plan", { when: { q: "shop", is: "yes" } }),
        paper("deed", { when: { q: "shop", is: "no" } }),
      ],
    });
    const plan = compile([one], { given: [{ id: "shop", value: "yes" }] });
    assert.deepEqual(plan.demand.questions, []);
    assert.deepEqual(
      plan.demand.materials.map(({ id, when }) => [id, when]),
      [["plan", undefined]],
    );
  });
});

describe("R2.30, R2.34 what another item's result provides", () => {
  const register = plain(1, { result: result("营业执照", ["uscc"]), promised: { n: 1, unit: "W" } });
  const food = plain(2, {
    result: result("食品经营许可证"),
    materials: [paper("business-licence", { licenceType: "营业执照" })],
    form: { pages: [{ title: "店", fields: [field("uscc"), field("shop")] }] },
    promised: { n: 5, unit: "W" },
  });
  const asked = { when: { q: "has-licence", is: "no" } };
  const questions = [yesNo("has-licence")];
  const parts = [{ item: register.key, ...asked }, { item: food.key }];

  test("is not asked for, and who needs it waits for it", () => {
    const plan = compile([register, food], { questions, parts }, { "has-licence": "no" });
    assert.deepEqual(materialIds(plan), []);
    assert.deepEqual(fieldIds(plan), ["applicantName", "shop"]);
    assert.deepEqual(plan.waits, [{ item: food.key, on: register.key, licence: "营业执照" }]);
    assert.deepEqual(
      plan.parts.map(({ wave }) => wave),
      [0, 1],
    );
    assert.deepEqual(plan.promised, { n: 6, unit: "W" });
    assert.deepEqual(plan.path, [register.key, food.key]);
  });

  test("is asked for again when that item is not chosen", () => {
    const plan = compile([register, food], { questions, parts }, { "has-licence": "yes" });
    assert.deepEqual(materialIds(plan), ["business-licence"]);
    assert.deepEqual(fieldIds(plan), ["uscc", "shop"]);
    assert.deepEqual(plan.waits, []);
    assert.deepEqual(plan.promised, { n: 5, unit: "W" });
  });

  test("is not asked for when the applicant holds the licence, and nobody waits", () => {
    const plan = compile([register, food], { questions, parts }, { "has-licence": "yes" }, ["营业执照"]);
    assert.deepEqual(materialIds(plan), []);
    assert.deepEqual(
      plan.provided.map((each) => [each.material.id, each.for, each.by, each.licence]),
      [["business-licence", food.key, undefined, "营业执照"]],
    );
    assert.deepEqual(plan.waits, []);
  });

  test("nobody waits for the provider of a material that this situation does not ask for", () => {
    const choosy = {
      ...food,
      form: { pages: [{ title: "店", fields: [field("shop")] }] },
      questions: [yesNo("company")],
      materials: [paper("business-licence", { licenceType: "营业执照", when: { q: "company", is: "yes" } })],
    };
    assert.equal(compile([register, choosy], {}, { company: "yes" }).waits.length, 1);
    assert.equal(compile([register, choosy], {}, { company: "no" }).waits.length, 0);
  });
});

describe("the whole", () => {
  test("fees are summed for the applicant and kept apart for each organ", () => {
    const fee = (amountFen?: number) => ({
      ...{ name: "工本费", standard: "按标准", basis: "测试", waivable: false },
      ...(amountFen !== undefined && { amountFen }),
    });
    const organ = "11430482000000002N";
    const other = plain(3, { fees: [fee()] });
    const plan = compile([
      plain(1, { fees: [fee(1000)] }),
      plain(2, { fees: [fee(500), fee(50)] }),
      { ...other, implementation: { ...other.implementation, organ } },
    ]);
    assert.deepEqual(
      plan.fees.map(({ organ: whose, totalFen, known, fees }) => [whose, totalFen, known, fees.length]),
      [
        ["11430482000000001K", 1550, true, 3],
        [organ, 0, false, 1],
      ],
    );
  });

  test("R2.14 the law's limit is the critical path of the parts', and never above that of a joint decision", () => {
    const limit = (n: number) => ({ statutory: { n, unit: "W" as const } });
    const [a, b, c] = [plain(1, limit(20)), plain(2, limit(20)), plain(3, limit(20))];
    const side = compile([a, b, c]);
    assert.deepEqual(side.statutory, { n: 20, unit: "W" });
    const parts = [{ item: a.key }, { item: b.key, after: [a.key] }, { item: c.key, after: [b.key] }];
    assert.deepEqual(compile([a, b, c], { parts }).statutory, { n: 45, unit: "W" });
  });

  test("R2.26 hours stay hours when they fit into a day", () => {
    const hours = (n: number) => ({ promised: { n, unit: "H" as const } });
    const [a, b] = [plain(1, hours(3)), plain(2, hours(1))];
    const parts = [{ item: a.key }, { item: b.key, after: [a.key] }];
    assert.deepEqual(compile([a, b], { parts }).promised, { n: 4, unit: "H" });
    assert.deepEqual(compile([a, plain(3, { promised: { n: 5, unit: "W" } })]).promised, { n: 5, unit: "W" });
  });

  test("savings: steps, materials, days and trips against one by one", () => {
    const step = (kind: "survey" | "decision") => ({
      ...{ id: kind, name: kind, kind, role: "examiner" as const },
      limit: { n: 1, unit: "W" as const },
    });
    const own = {
      ...{ steps: [step("survey"), step("decision")], materials: [paper("passport")] },
      promised: { n: 4, unit: "W" as const },
    };
    const items = [1, 2].map((serial) => {
      const item = plain(serial, own);
      return { ...item, channel: { ...item.channel!, visits: 1 } };
    });
    const { savings } = compile(items, { visits: 1, jointSurvey: true });
    assert.deepEqual(savings.alone, { steps: 10, materials: 2, days: 8, trips: 2 });
    assert.deepEqual(savings.together, { steps: 6, materials: 1, days: 4, trips: 1 });
    assert.equal(savedShare(savings, "steps"), 0.4);
  });
});

describe("every bundle of data/bundles", () => {
  const read = (folder: string) =>
    readdirSync(folder)
      .filter((file) => file.endsWith(".json"))
      .map((file) => JSON.parse(readFileSync(`${folder}/${file}`, "utf8")));
  const root = new URL("../../../data/", import.meta.url).pathname;
  const items = byKey(read(`${root}items`));
  for (const bundle of read(`${root}bundles`) as Bundle[]) {
    test(`${bundle.key} may be published`, () => {
      assert.deepEqual(bundleProblems(bundle, items), []);
    });
  }

  test("我要开餐饮店: the licences in order, the owner asked once", () => {
    const bundle: Bundle = JSON.parse(readFileSync(`${root}bundles/open-restaurant.json`, "utf8"));
    const answers = {
      "has-business-licence": "no",
      "legal-form": "individual",
      "needs-gas": "yes",
      "needs-water": "no",
    };
    const plan = compileBundle({ bundle, items, answers, rules });
    assert.deepEqual(
      plan.parts.map(({ item, wave }) => [item.key, wave]),
      [
        ["individual-business-registration", 0],
        ["food-business-licence", 1],
        ["gas-connection", 1],
      ],
    );
    assert.ok(!fieldIds(plan).includes("uscc"), "the code comes with the business licence");
    assert.equal(fieldIds(plan).filter((id) => id === "legalPerson").length, 1);
    assert.ok(plan.savings.together.materials < plan.savings.alone.materials);
  });
});
