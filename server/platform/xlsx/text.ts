/** Text between XML and cells (ECMA-376: `_xHHHH_` stands for a character that XML cannot carry). */

/** Control characters that XML 1.0 forbids, and the carriage return that it would turn into a line feed. */
const unwritable = /[^\P{Cc}\t\n]|[\ufffe\uffff]|_x[0-9A-Fa-f]{4}_/gu;
const escaped = /_x([0-9A-Fa-f]{4})_/g;

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export function toXml(text: string): string {
  const safe = text.replace(unwritable, (found) =>
    found.length > 1
      ? `_x005F${found}`
      : `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
  );
  return safe
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

export function fromXml(xml: string): string {
  return unescapeEntities(xml).replace(escaped, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** An attribute's or a formula's text, where `_xHHHH_` has no meaning. */
export function unescapeEntities(xml: string): string {
  if (!xml.includes("&")) return xml;
  return xml.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (whole, hex, decimal, name) => {
    if (name) return entities[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(index: number): string {
  let name = "";
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  }
  return name;
}

/** AA → 26. */
export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}
