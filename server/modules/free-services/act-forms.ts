/**
 * What each step on an order asks. Its codes go into the case's event, as the case type says; who received it and what
 * is noted are sealed beside it.
 */
import Type, { type TObject } from "typebox";
import { Value } from "typebox/value";
import { FreeId } from "#contract/free-services.ts";
import { refuse } from "#server/platform/http/refusal.ts";

const optional = Type.Optional;
const form = (properties: Parameters<typeof Type.Object>[0]) =>
  Type.Object(properties, { additionalProperties: false });
const text = (title: string, minLength = 1, maxLength = 200) => Type.String({ minLength, maxLength, title });
const choice = (title: string, values: readonly string[]) =>
  Type.Unsafe<string>({ type: "string", enum: [...values], title });
const tracking = Type.String({ pattern: "^[0-9A-Z-]{4,40}$", title: "运单号" });
const note = optional(text("备注（选填）"));

const forms: Record<string, TObject> = {
  accept: form({}),
  decline: form({ reason: choice("为什么做不了", ["capacity", "address", "information"]), note }),
  assign: form({ supplier: Type.String({ ...FreeId, title: "改派给" }) }),
  ready: form({}),
  ship: form({ tracking }),
  deliver: form({
    proof: choice("送达证明", ["signature", "photo"]),
    receivedBy: text("谁签收的", 1, 50),
    photo: optional(Type.String({ pattern: "^[0-9a-f]{64}$", title: "照片" })),
  }),
  "hand-over": form({ receivedBy: text("谁来领的", 1, 50) }),
  fail: form({ reason: choice("为什么没送到", ["nobody", "address", "refused", "lost"]), note }),
  resend: form({ tracking }),
  keep: form({}),
  return: form({ note }),
  cancel: form({ note }),
};

/** The form of a step as JSON Schema; undefined: it asks nothing. */
export function formOf(action: string): Record<string, unknown> | undefined {
  const found = forms[action];
  if (!found || Object.keys(found.properties).length === 0) return undefined;
  return JSON.parse(JSON.stringify(found)) as Record<string, unknown>;
}

/** Refuses data that the form does not ask or that is missing; a photo as proof must be there. */
export function checkForm(action: string, data: Record<string, unknown>): void {
  const found = forms[action] ?? form({});
  const [fault] = Value.Errors(found, data);
  if (fault) {
    const { requiredProperties, additionalProperties } = fault.params as Record<string, string[] | undefined>;
    const field =
      fault.instancePath.slice(1) || requiredProperties?.[0] || additionalProperties?.[0] || "data";
    throw refuse("case-data-invalid", { field: `data.${field}`, reason: fault.message });
  }
  if (data.proof === "photo" && data.photo === undefined)
    throw refuse("free-photo-missing", { field: "data.photo" });
}
