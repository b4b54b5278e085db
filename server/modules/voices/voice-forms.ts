/**
 * What each action asks of whoever takes it. Its codes go into the case's event, as the case type says; its words are
 * sealed beside it: `told` reaches the person who brought the matter, `inner` stays among staff, `published` stands on
 * the public board and may name nobody.
 */
import Type, { type TObject, type TSchema } from "typebox";
import { Value } from "typebox/value";
import { OrganCode } from "#contract/voice.ts";
import { unresolvedCategories } from "#contract/voice-words.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import "./voice-refusals.ts";

const text = (title: string, maxLength = 2000) => Type.String({ minLength: 2, maxLength, title });
const choice = (title: string, values: readonly string[]) =>
  Type.Unsafe<string>({ type: "string", enum: [...values], title });
const form = (properties: Record<string, TSchema>) =>
  Type.Object(properties, { additionalProperties: false });
const optional = Type.Optional;
const owner = Type.String({ ...OrganCode, title: "责任部门" });

const inner = optional(text("内部备注（群众看不到）"));
const published = optional(text("向社会公布的话（选填，不能有个人信息）", 500));
const telling = (title: string) => form({ told: text(title) });
const grounds = ["not-ours", "settled-before", "other-way", "unclear"];
const outcomes = ["founded", "partly", "unfounded", "unclear"];

const calling = {
  satisfied: form({ told: optional(text("群众怎么说")) }),
  "send-back": telling("还有什么没解决"),
  missed: form({ inner: optional(text("什么时候打的、结果怎样")) }),
  unreached: form({}),
};
const answering = form({
  outcome: choice("结论", [...outcomes, "adopted"]),
  told: text("给投诉人的答复"),
  inner,
});

const forms: Record<string, Record<string, TObject>> = {
  unresolved: {
    ...calling,
    triage: form({
      category: choice("办不成的原因", unresolvedCategories),
      owner,
      complex: optional(Type.Boolean({ title: "情况复杂（期限更长）" })),
      inner,
    }),
    "hand-back": form({ inner: text("为什么不归我们管，应当归谁") }),
    extend: telling("为什么要更长时间（群众看得到）"),
    answer: form({
      result: choice("结果", ["solved", "partly", "explained"]),
      told: text("给群众的答复"),
      inner,
    }),
    ask: telling("想了解什么"),
    reply: telling("补充的情况"),
    close: form({
      change: choice("改了什么", [
        ...["process", "materials", "item-data", "system"],
        ...["training", "policy-proposed", "not-needed"],
      ]),
      told: text("改了什么，使别人不再遇到；不需要改的，写明为什么"),
      published,
    }),
  },
  complaint: {
    ...calling,
    accept: form({ owner, inner }),
    decline: form({ ground: choice("为什么不受理", grounds), told: text("给投诉人的理由") }),
    extend: telling("为什么要更长时间（投诉人看得到）"),
    answer: answering,
    "answer-posted": answering,
    ask: telling("想了解什么"),
    reply: telling("补充的情况"),
    close: form({
      change: choice("怎样处理的", [
        ...["apology", "training", "process", "discipline", "adopted", "not-needed"],
      ]),
      told: text("改了什么（投诉人看得到）"),
      inner,
      published,
    }),
  },
  clue: {
    "take-up": form({ inner }),
    decline: form({ ground: choice("为什么不再核查", grounds), told: text("给反映人的理由"), inner }),
    extend: telling("为什么要更长时间（反映人看得到）"),
    refer: form({ inner: text("移送给谁、移送文书文号"), published }),
    conclude: form({
      outcome: choice("核查结论", outcomes),
      told: text("给反映人的答复"),
      inner: text("核查情况和处理"),
      published,
    }),
    ask: telling("想了解什么"),
    reply: telling("补充的情况"),
  },
};

/** The form of an action as JSON Schema; undefined: it asks nothing or there is none. */
export function formOf(type: string, action: string): Record<string, unknown> | undefined {
  const found = forms[type]?.[action];
  if (!found || Object.keys(found.properties).length === 0) return undefined;
  return JSON.parse(JSON.stringify(found)) as Record<string, unknown>;
}

/** Refuses data that the form does not ask, or that is missing, naming the field. */
export function checkForm(type: string, action: string, data: Record<string, unknown>): void {
  const found = forms[type]?.[action] ?? form({});
  const [fault] = Value.Errors(found, data);
  if (!fault) return;
  const { requiredProperties, additionalProperties } = fault.params as Record<string, string[] | undefined>;
  const field = fault.instancePath.slice(1) || requiredProperties?.[0] || additionalProperties?.[0] || "data";
  throw refuse("case-data-invalid", { field: `data.${field}`, reason: fault.message });
}
