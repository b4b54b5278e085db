import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import type { TSchema } from "typebox";
import { Value } from "typebox/value";
import { ComplaintThemes, type Grade, RatingDetails, RatingRules } from "#contract/rating.ts";
import type { CaseEvent, Opening } from "../case-type/case.ts";
import { holdReason } from "./abuse.ts";
import { withoutPersonalData } from "./personal-text.ts";
import { codesFault, followedUpUntil, grades, isBad, mayFollowUp, ratedUntil, starOf } from "./rating.ts";
import { servicePoints } from "./service-points.ts";
import { themesOf } from "./themes.ts";

const read = <T>(name: string, schema: TSchema): T => {
  const content: unknown = JSON.parse(
    readFileSync(new URL(`../../../data/${name}`, import.meta.url), "utf8"),
  );
  assert.deepEqual([...Value.Errors(schema, content)], [], name);
  return content as T;
};
const details = read<RatingDetails>("rating-details.json", RatingDetails);
const rules = read<RatingRules>("rating-rules.json", RatingRules);
const themes = read<ComplaintThemes>("complaint-themes.json", ComplaintThemes);

test("R4.1 grade and star run against each other; 4 and 5 are bad", () => {
  assert.deepEqual(grades.map(starOf), [5, 4, 3, 2, 1]);
  assert.deepEqual(grades.filter(isBad), [4, 5]);
});

test("R4.6 the list: 40 codes in use, each under its star, five ranges that only old data has", () => {
  assert.equal(details.details.length, 40);
  for (const star of "12345") {
    const ofStar = details.details.filter(({ code }) => code[0] === star);
    assert.equal(ofStar.length, 8);
    assert.equal(ofStar.filter(({ basic }) => basic).length, 3);
  }
  assert.equal(details.retired.length, 5);
});

test("R4.6 a code's first digit is the star that was chosen, whatever is chosen", () => {
  const code = fc.constantFrom(...details.details.map((one) => one.code));
  fc.assert(
    fc.property(fc.constantFrom(...grades), fc.uniqueArray(code, { maxLength: 5 }), (grade, codes) => {
      const fits = codes.every((each) => each.startsWith(String(starOf(grade))));
      return (codesFault(details, grade, codes) === undefined) === fits;
    }),
  );
  const fault = (grade: Grade, ...codes: string[]) => codesFault(details, grade, codes);
  assert.equal(fault(5, "108", "108"), "code-twice");
  assert.equal(fault(5, "107"), "code-retired");
  assert.equal(fault(5, "199"), "code-unknown");
  assert.equal(fault(1, "115"), "code-of-another-star");
});

test("R4.4 thirty days to rate, thirty to add to it, once", () => {
  assert.equal(ratedUntil("2026-11-20", rules), "2026-12-20");
  assert.equal(followedUpUntil("2026-11-20", rules), "2026-12-20");
  const given = { ratedOn: "2026-11-20", followedUp: false };
  assert.equal(mayFollowUp(given, "2026-12-20", rules), true);
  assert.equal(mayFollowUp(given, "2026-12-21", rules), false);
  assert.equal(mayFollowUp({ ...given, followedUp: true }, "2026-11-20", rules), false);
});

const staff = { kind: "staff", id: "s1", post: "p1" } as const;
const event = (seq: number, action: string, data = {}, actor: CaseEvent["actor"] = staff): CaseEvent => ({
  ...{ seq, at: `2026-11-20T01:3${seq}:00.000Z`, actor, action, from: null, to: "x", data },
});
const opening = (more: Partial<Opening> = {}) => ({
  ...{ type: "application", facts: { limits: {}, steps: [], traits: [] } },
  ...more,
});

test("R4.3 at the hall each service once, online the matter once; their numbers never move", () => {
  const atHall = opening({ hall: "changning" });
  const events = [
    event(1, "receive"),
    event(2, "accept"),
    event(3, "approve"),
    event(4, "deliver", { method: "counter" }),
  ];
  const kinds = (points: ReturnType<typeof servicePoints>) =>
    points.map(({ service, kind }) => [service, kind]);
  assert.deepEqual(kinds(servicePoints(atHall, events)), [
    [1, "acceptance"],
    [2, "collection"],
  ]);
  assert.deepEqual(servicePoints(atHall, events)[0], {
    ...{ service: 1, kind: "acceptance", seq: 1, at: events[0]!.at, person: "s1", post: "p1" },
  });
  const online = [
    event(1, "submit", {}, { kind: "resident", id: "r" }),
    event(2, "accept"),
    event(3, "approve"),
    event(4, "deliver", { method: "electronic" }),
  ];
  assert.deepEqual(kinds(servicePoints(opening(), online)), [[1, "case"]]);
  for (let length = 0; length <= events.length; length += 1) {
    const shorter = servicePoints(atHall, events.slice(0, length));
    assert.deepEqual(servicePoints(atHall, events).slice(0, shorter.length), shorter);
  }
});

test("R4.3 decided by rule: nobody served; withdrawn by the applicant, a part of a whole, a check: no service", () => {
  const system = { kind: "system", id: "rules" } as const;
  assert.equal(servicePoints(opening(), [event(1, "decide-by-rule", {}, system)])[0]?.person, undefined);
  assert.deepEqual(servicePoints(opening(), [event(1, "withdraw")]), []);
  const part = opening({ facts: { limits: {}, steps: [], traits: ["part-of-joint"] } });
  assert.deepEqual(servicePoints(part, [event(1, "approve")]), []);
  assert.deepEqual(servicePoints(opening({ type: "after-check" }), [event(1, "terminate")]), []);
});

test("R4.10 what may lead to a person is taken out of a text", () => {
  const said = (text: string, ...names: string[]) => withoutPersonalData(text, names);
  assert.equal(said("打 13800000001 找我"), "打 （电话） 找我");
  assert.equal(said("电话138-0000-0001或0734-7221234"), "电话（电话）或（电话）");
  assert.equal(said("１３８０００００００１"), "（电话）");
  assert.equal(said("身份证430499199003070018，"), "身份证（证件号码），");
  assert.equal(said("43049919900307001X"), "（证件号码）");
  assert.equal(said("91430482000000001B公司"), "（代码）公司");
  assert.equal(said("我叫郭小明，等了很久"), "我叫（姓名），等了很久");
  assert.equal(said("郭小明等了两小时", "郭小明"), "（姓名）等了两小时");
  assert.equal(said("小明餐饮有限公司的事", "小明餐饮有限公司"), "（姓名）的事");
  assert.equal(said("加微信 abc_12345"), "加（联系方式）");
  assert.equal(said("邮箱 a.b@c.com"), "邮箱 （邮箱）");
  assert.equal(said("湘D12345 停不进"), "（车牌） 停不进");
  assert.equal(said("等了 3 小时，跑了 2 趟，2026 年"), "等了 3 小时，跑了 2 趟，2026 年");
});

test("R4.10 whatever stands around it, no phone and no identity number is left", () => {
  const words = fc.string({ unit: fc.constantFrom("等", "了", "，", " ", "a", "：", "A"), maxLength: 6 });
  const numbers = fc.constantFrom("13800000001", "430499199003070018", "43049919900307001X", "07347221234");
  fc.assert(
    fc.property(words, numbers, words, (before, number, after) => {
      // A letter right at a number makes it part of something else.
      fc.pre(!/[aA]$/.test(before) && !/^[aA]/.test(after));
      return !withoutPersonalData(before + number + after).includes(number.slice(0, 11));
    }),
  );
});

test("free text is searched for what people complain of; what is denied is no complaint", () => {
  const found = (text: string) => themesOf(text, themes);
  assert.deepEqual(found("排队等了两个小时，态度还很差"), ["queue", "manner"]);
  assert.deepEqual(found("不用排队，很快就办好了"), []);
  assert.deepEqual(found("没有排队，没跑了几趟"), []);
  assert.deepEqual(found("不用排队，但是窗口态度生硬"), ["manner"]);
  assert.deepEqual(found("工作人员不耐烦"), ["manner"]);
  assert.deepEqual(found("窗口没人"), ["absent"]);
  assert.deepEqual(found("不得不排队"), ["queue"]);
  assert.deepEqual(found("让我跑了三趟，又要交复印件"), ["again", "materials"]);
  assert.deepEqual(found("很满意"), []);
  assert.deepEqual(found(""), []);
});

test("R4.3 a burst from one device or network is set aside", () => {
  assert.equal(holdReason(rules, { device: 0, network: 0 }), undefined);
  assert.equal(holdReason(rules, { device: rules.bursts.device.n, network: 0 }), "device-burst");
  assert.equal(holdReason(rules, { device: 0, network: rules.bursts.network.n }), "network-burst");
});
