/** Printable ASCII without the quotation mark and the backslash. */
const plain = /^[ !#-[\]-~]*$/;

/**
 * The one text of a JSON value, so that equal values have equal digests (as RFC 8785 does it):
 *
 * - no white space; the properties of an object in the order of their names, compared by UTF-16 code units;
 * - numbers and strings as `JSON.stringify` writes them, strings otherwise untouched: no Unicode normalisation, because
 *   what was signed or typed stays what it was;
 * - a property whose value is undefined is left out, as it is when the value is stored.
 *
 * Whatever JSON cannot hold is a mistake of the program and throws a TypeError: NaN and the infinities, undefined
 * elsewhere, bigint, functions, dates and other objects with a class.
 */
export function canonical(value: unknown): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") return numberText(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value !== "object") throw new TypeError(`not a JSON value: ${typeof value}`);
  if (Array.isArray(value)) return arrayText(value);
  return objectText(value as Record<string, unknown>);
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`not a JSON number: ${value}`);
  return String(value);
}

/** Short plain texts, most names and codes, need no escaping; the check is faster than `JSON.stringify`. */
function quoted(text: string): string {
  return text.length < 40 && plain.test(text) ? `"${text}"` : JSON.stringify(text);
}

function arrayText(values: readonly unknown[]): string {
  let text = "[";
  // By index: a hole in the array must not be skipped.
  for (let i = 0; i < values.length; i++) text += i === 0 ? canonical(values[i]) : `,${canonical(values[i])}`;
  return `${text}]`;
}

function objectText(value: Record<string, unknown>): string {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError("not a plain object");
  let text = "";
  for (const name of Object.keys(value).sort()) {
    const item = value[name];
    if (item === undefined) continue;
    text += `${text === "" ? "" : ","}${quoted(name)}:${canonical(item)}`;
  }
  return `{${text}}`;
}
