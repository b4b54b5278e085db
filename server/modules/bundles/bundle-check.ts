/** Whether what came from outside is a bundle at all, in sentences an editor understands. Pure. */
import { Compile } from "typebox/compile";
import { Bundle } from "#contract/bundle.ts";
import { badConditions, type Misfit, misfits } from "#server/modules/items/index.ts";

const bundleShape = Compile(Bundle);
/** Addresses beside those of a bundle at the desk. */
const reservedKeys = ["savings", "new"];

/** The bundle, or everything that is wrong with its shape (at most eight things at a time). */
export function checkBundle(value: unknown): { bundle: Bundle } | { misfits: Misfit[] } {
  if (!bundleShape.Check(value)) return { misfits: misfits(bundleShape.Errors(value)) };
  const found = badConditions(value, "");
  if (reservedKeys.includes(value.key)) {
    found.push({ pointer: "/key", message: "这个标识系统已占用，请换一个。" });
  }
  return found.length > 0 ? { misfits: found } : { bundle: value };
}
