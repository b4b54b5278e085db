import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { intentFactor, intentOfQuery, intentsOfName } from "./intent.ts";
import { buildItemIndex, type SearchDocument } from "./item-index.ts";
import { searchItems } from "./item-search.ts";
import { blur, loosePattern, mistakes, soundOf } from "./pinyin.ts";
import { coreOf, normalForm, tokensOf } from "./text.ts";

function document(name: string, aliases: string[] = [], more: Partial<SearchDocument> = {}): SearchDocument {
  const terms = aliases.map((term) => ({ term, weight: 10 }));
  return { key: name, name, aliases: terms, surroundings: [], complete: true, uses: 0, ...more };
}

const documents = [
  document("食品经营许可（新办）", ["开饭店", "饭店", "开奶茶店"], {
    surroundings: ["市场监管局", "企业法人"],
  }),
  document("食品经营许可（变更）", ["饭店换地方"]),
  document("食品经营许可（注销）", ["饭店不开了"]),
  document("出生登记", ["上户口", "孩子上户口"]),
  document("户口迁移审批"),
  document("死亡户口注销"),
  document("林木采伐许可", ["砍树"]),
  document("取水许可", ["打井"]),
  document("收养登记", ["领养"]),
  document("城乡居民养老保险待遇申领", ["领养老金", "养老"]),
  document("公司设立登记", ["注册公司", "开公司"]),
  document("公司注销登记", ["注销公司"]),
];
const index = buildItemIndex(documents);
const find = (query: string, limit = 3) => searchItems(index, query, { limit }).map(({ key }) => key);

const expected: [query: string, first: string][] = [
  ["我要开饭店", "食品经营许可（新办）"],
  ["开一家小饭店要什么手续", "食品经营许可（新办）"],
  ["食品经营许可", "食品经营许可（新办）"],
  ["饭店换地址了", "食品经营许可（变更）"],
  ["食品经营许可证注销", "食品经营许可（注销）"],
  ["孩子上户口", "出生登记"],
  ["山上的树想砍了卖", "林木采伐许可"],
  ["家门口打一口井", "取水许可"],
  ["农民六十岁领养老金", "城乡居民养老保险待遇申领"],
  ["怎么注册一家公司", "公司设立登记"],
  ["公司不做了要注销", "公司注销登记"],
  ["spjyxk", "食品经营许可（新办）"],
  ["SHIPIN JINGYING", "食品经营许可（新办）"],
  ["kaifandian", "食品经营许可（新办）"],
  ["kaihuandian", "食品经营许可（新办）"],
  ["shipinjinyin", "食品经营许可（新办）"],
  ["qusuixuke", "取水许可"],
  ["食品精英许可", "食品经营许可（新办）"],
  ["监管局食品", "食品经营许可（新办）"],
];

for (const [query, first] of expected) {
  test(`“${query}” finds ${first} first`, () => assert.equal(find(query)[0], first));
}

test("what means nothing here finds nothing", () => {
  for (const query of ["", "  ？", "今天天气怎么样", "量子力学", "abcdef", "12345", "x", "你好"]) {
    assert.deepEqual(find(query), [], query);
  }
});

test("a hit says by which everyday phrase it was found, not by its own name", () => {
  const [hit] = searchItems(index, "开奶茶店");
  assert.deepEqual([hit?.by, hit?.phrase], ["alias", "开奶茶店"]);
  const [named] = searchItems(index, "出生登记");
  assert.deepEqual([named?.by, named?.phrase], ["name", undefined]);
});

test("among equals: complete guides, then what people use, then the key; filters and pages keep the order", () => {
  const names = ["甲许可", "乙许可", "丙许可", "丁许可"];
  const equal = buildItemIndex([
    document(names[0]!, [], { complete: false, uses: 9 }),
    document(names[1]!),
    document(names[2]!, [], { uses: 3 }),
    document(names[3]!),
  ]);
  const order = (options = {}) => searchItems(equal, "许可", options).map(({ key }) => key);
  assert.deepEqual(order(), ["丙许可", "丁许可", "乙许可", "甲许可"]);
  assert.deepEqual(order({ skip: 1, limit: 2 }), ["丁许可", "乙许可"]);
  assert.deepEqual(order({ where: (it: SearchDocument) => it.uses > 0 }), ["丙许可", "甲许可"]);
});

test("any query is answered, the same each time, whatever was indexed before", () => {
  const again = buildItemIndex(documents, index);
  const query = fc.oneof(
    fc.string({ unit: "binary", maxLength: 80 }),
    fc.constantFrom(...expected.map(([q]) => q)),
  );
  fc.assert(
    fc.property(query, (text) => {
      assert.deepEqual(searchItems(index, text), searchItems(again, text));
    }),
  );
});

test("every name and every phrase finds its item", () => {
  for (const { key, name, aliases } of documents) {
    for (const text of [name, ...aliases.map(({ term }) => term)]) assert.ok(find(text).includes(key), text);
  }
});

test("the words around a matter are left out, the matter never is", () => {
  const core = (text: string) => coreOf(normalForm(text));
  assert.equal(core("请问我想要办理食品经营许可需要什么材料？"), "食品经营许可");
  assert.equal(core("我要办证"), "办证");
  assert.equal(core("怎么办"), "怎么办");
  assert.equal(core("去哪里申请低保"), "低保");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => normalForm(text) === "" || core(text) !== ""),
  );
});

test("tokens: pairs and longer words; one character for itself", () => {
  assert.ok(["养老", "老保", "保险"].every((token) => tokensOf("养老保险").includes(token)));
  assert.deepEqual(tokensOf("井"), ["井"]);
});

test("what is wanted: first time unless a name or a query says otherwise", () => {
  assert.deepEqual(intentsOfName("公司设立、变更、注销登记"), ["cancel", "change", "new"]);
  assert.deepEqual(intentsOfName("出生登记"), ["new"]);
  assert.equal(intentOfQuery("身份证丢了"), "replace");
  assert.equal(intentOfQuery("驾照快到期"), "renew");
  assert.equal(intentOfQuery("开饭店"), undefined);
  assert.ok(intentFactor("cancel", ["cancel"]) > intentFactor(undefined, ["new"]));
  assert.ok(intentFactor(undefined, ["new"]) > intentFactor(undefined, ["cancel"]));
});

test("sounds: syllables, initials, and the southern tongue", () => {
  const { full, initials } = soundOf("重庆银行长沙行长");
  assert.deepEqual([full, initials], ["chongqingyinhangchangshahangzhang", "cqyhcshz"]);
  assert.equal(blur("zhangshi"), blur("zansi"));
  assert.equal(blur("hunan"), blur("fulan"));
});

test("mistakes are the edit distance to the nearest part", () => {
  const word = fc.stringMatching(/^[abc]{1,12}$/);
  fc.assert(
    fc.property(word, fc.stringMatching(/^[abc]{0,20}$/), (pattern, text) => {
      assert.equal(mistakes(loosePattern(pattern), text), nearestPart(pattern, text));
    }),
  );
  assert.equal(mistakes(loosePattern("a".repeat(31)), "a".repeat(40)), 0);
  assert.equal(mistakes(loosePattern("a".repeat(31)), "b"), 31);
});

/** Sellers' table: the distance of the pattern to the best substring. */
function nearestPart(pattern: string, text: string): number {
  let column = Array.from({ length: pattern.length + 1 }, (_, i) => i);
  let fewest = pattern.length;
  for (const letter of text) {
    const next = [0];
    for (let i = 1; i <= pattern.length; i++) {
      const replace = column[i - 1]! + (pattern[i - 1] === letter ? 0 : 1);
      next.push(Math.min(replace, column[i]! + 1, next[i - 1]! + 1));
    }
    column = next;
    fewest = Math.min(fewest, column.at(-1)!);
  }
  return fewest;
}
