import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { checkTemplates, fillTemplate } from "./template.ts";

const file = new URL("../../../data/messages.json", import.meta.url);

test("the templates of the hall are sound, and each can be filled", async () => {
  const templates = checkTemplates(JSON.parse(await readFile(file, "utf8")));
  for (const [id, template] of Object.entries(templates)) {
    const names = [...JSON.stringify(template).matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
    const message = fillTemplate(templates, id, Object.fromEntries(names.map((name) => [name, "某"])));
    assert.doesNotMatch(JSON.stringify(message.body ?? message.sms), /[{}]/, id);
  }
});

test("an SMS carries no reason and no name: a phone is read by others", async () => {
  const templates = checkTemplates(JSON.parse(await readFile(file, "utf8")));
  for (const [id, { sms }] of Object.entries(templates))
    assert.doesNotMatch(sms ?? "", /\{(reason|name)\}/, id);
});

test("values are put in as they are, once", () => {
  const templates = checkTemplates({ a: { title: "通知", body: "{x} 与 {y}", link: "/cases/{y}" } });
  assert.deepEqual(fillTemplate(templates, "a", { x: "{y}$&", y: 7 }), {
    title: "通知",
    body: "{y}$& 与 7",
    link: "/cases/7",
  });
});

test("a missing template or parameter is a mistake of ours", () => {
  const templates = checkTemplates({ a: { title: "通知", body: "{x}{constructor}" } });
  assert.throws(() => fillTemplate(templates, "b", {}), /no message template b/);
  assert.throws(() => fillTemplate(templates, "a", {}), /a needs the parameter x/);
  assert.throws(() => fillTemplate(templates, "a", { x: 1 }), /needs the parameter constructor/);
});

for (const [name, data] of Object.entries({
  "no words": { a: { title: "通知" } },
  "a parameter in the title": { a: { title: "{x}", body: "好" } },
  "an unknown key": { a: { title: "通知", body: "好", html: "<b>" } },
  "an odd id": { "A B": { title: "通知", body: "好" } },
  "a foreign link": { a: { title: "通知", body: "好", link: "https://x" } },
  "no object": [],
})) {
  test(`templates with ${name} are refused`, () => {
    assert.throws(() => checkTemplates(data), /message templates: \//);
  });
}
