/** Whether what came from outside is an item at all, in sentences an editor understands. Pure. */

import { Compile } from "typebox/compile";
import type { TLocalizedValidationError } from "typebox/error";
import { Item } from "#contract/item.ts";
import { canonicalItem } from "#server/kernel/item/canonical.ts";

export interface Misfit {
  /** JSON pointer into the item. */
  pointer: string;
  message: string;
}

const itemShape = Compile(Item);
/** Conditions within conditions within …: nobody needs more, and every walk over them ends. */
const deepest = 10;

/** The item in its canonical form, or everything that is wrong with its shape (at most eight things at a time). */
export function checkItem(value: unknown): { item: Item } | { misfits: Misfit[] } {
  const item = canonicalItem(value);
  if (!itemShape.Check(item)) return { misfits: misfits(itemShape.Errors(item)) };
  const found = [...outOfRange(item), ...badConditions(item, "")];
  if (found.length > 0) return { misfits: found };
  return { item: { ...item, aliases: [...new Set(item.aliases)] } };
}

/** Values the schema lets pass, and the database or an address would not. */
function outOfRange({ key, version, effectiveFrom = "2000", cancelledFrom = "2000" }: Item): Misfit[] {
  const found: Misfit[] = [];
  if (reservedKeys.includes(key)) found.push({ pointer: "/key", message: "这个标识系统已占用，请换一个。" });
  if (version > highestVersion)
    found.push({ pointer: "/version", message: `版本号最大 ${highestVersion}。` });
  const years = /^(19|20|21)/;
  if (!years.test(effectiveFrom)) found.push({ pointer: "/effectiveFrom", message: wrongDay });
  if (!years.test(cancelledFrom)) found.push({ pointer: "/cancelledFrom", message: wrongDay });
  return found;
}

/** Addresses beside `/api/items/:key`, and beside the item's page at the desk. */
const reservedKeys = ["search", "suggest", "import", "editions"];
const highestVersion = 100_000;
const wrongDay = "应是日期，如 2026-01-31。";

/** What a schema found, at most once for each place, in sentences. */
export function misfits(errors: TLocalizedValidationError[]): Misfit[] {
  const found = new Map<string, Misfit>();
  for (const error of errors) {
    for (const misfit of misfitsOf(error)) if (!found.has(misfit.pointer)) found.set(misfit.pointer, misfit);
  }
  return [...found.values()];
}

function misfitsOf(error: TLocalizedValidationError): Misfit[] {
  const at = error.instancePath;
  const condition = /^.*?\/when(?=\/|$)/.exec(at)?.[0];
  if (condition) return [{ pointer: condition, message: "条件的写法不对。" }];
  switch (error.keyword) {
    case "required":
      return error.params.requiredProperties.map((name) => ({
        pointer: `${at}/${name}`,
        message: "必填，还没有填写。",
      }));
    case "additionalProperties":
      return error.params.additionalProperties.map((name) => ({
        pointer: `${at}/${name}`,
        message: `没有“${name}”这个要素，请删去。`,
      }));
    case "maxLength":
      return [{ pointer: at, message: `最多 ${error.params.limit} 个字，请缩短。` }];
    case "minItems":
      return [{ pointer: at, message: `至少要有 ${error.params.limit} 项。` }];
    case "minimum":
    case "maximum":
      return [{ pointer: at, message: `数字超出范围（${error.params.comparison} ${error.params.limit}）。` }];
    case "pattern":
      return [{ pointer: at, message: `格式不对，应符合 ${String(error.params.pattern)}。` }];
    case "const":
    case "enum":
    case "anyOf":
    case "oneOf":
      return [{ pointer: at, message: "不是可以填的值。" }];
    case "format":
      return [{ pointer: at, message: wrongDay }];
    case "type":
      return [
        {
          pointer: at,
          message: `类型不对，应是${typeWords[String(error.params.type)] ?? error.params.type}。`,
        },
      ];
    default:
      return [{ pointer: at, message: "不符合要求。" }];
  }
}

const typeWords: Record<string, string> = {
  string: "文字",
  integer: "整数",
  number: "数字",
  boolean: "是或否",
  array: "列表",
  object: "一组要素",
};

/** The schema looks one level deep into a condition; this looks through the whole of it. */
export function badConditions(value: unknown, pointer: string): Misfit[] {
  if (Array.isArray(value))
    return value.flatMap((element, index) => badConditions(element, `${pointer}/${index}`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, it]) => {
    const at = `${pointer}/${key}`;
    if (key !== "when") return badConditions(it, at);
    return isCondition(it, deepest) ? [] : [{ pointer: at, message: "条件的写法不对。" }];
  });
}

function isCondition(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null || depth === 0) return false;
  const all = (list: unknown) =>
    Array.isArray(list) && list.length > 0 && list.every((part) => isCondition(part, depth - 1));
  const keys = Object.keys(value).sort().join(" ");
  const it = value as Record<string, unknown>;
  if (keys === "all") return all(it.all);
  if (keys === "any") return all(it.any);
  if (keys === "not") return isCondition(it.not, depth - 1);
  if (typeof it.q !== "string") return false;
  if (keys === "is q") return typeof it.is === "string";
  if (keys === "has q") return typeof it.has === "string";
  return (
    keys === "in q" &&
    Array.isArray(it.in) &&
    it.in.length > 0 &&
    it.in.every((one) => typeof one === "string")
  );
}
