/** What the shapes of helping with errands are made of. */
import Type, { type TSchema } from "typebox";
import { tiers } from "./assistance-words.ts";

export const exact = { additionalProperties: false };
export const optional = Type.Optional;
export const instant = Type.String({ description: "UTC instant, ISO 8601" });
export const day = Type.String({ format: "date" });
export const words = (least: number, most: number) =>
  Type.String({ pattern: `^[\\s\\S]{${least},${most}}$` });
export const oneOf = <T extends string>(values: readonly T[]) =>
  Type.Unsafe<T>({ type: "string", enum: [...values] });
export const list = <T extends TSchema>(of: T) => Type.Array(of);

export const Uuid = Type.String({ pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" });
export const AreaCode = Type.String({
  pattern: "^[0-9]{6}([0-9]{3}([0-9]{3})?)?$",
  description: "行政区划代码",
});
export const ItemKey = Type.String({ pattern: "^[a-z][a-z0-9-]{2,59}$" });
export const OrganCode = Type.String({ pattern: "^[0-9A-Z]{18}$", description: "统一社会信用代码" });
export const Tier = oneOf(tiers);

export const Place = Type.Object({ code: AreaCode, name: Type.String() });
export const Helper = Type.Object({
  name: Type.String(),
  tier: Tier,
  site: Type.String(),
  phone: Type.String(),
});

export const Step = Type.Object({
  seq: Type.Integer(),
  at: instant,
  title: Type.String(),
  by: Type.String(),
  code: optional(Type.String()),
  text: optional(Type.String()),
});

export const Candidate = Type.Object({ staff: Uuid, label: Type.String() });
