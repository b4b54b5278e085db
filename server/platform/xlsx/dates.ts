/** Days in spreadsheets: numbers since 1899-12-30 that only their style tells from other numbers. */

/** Built-in number formats that show a day (ECMA-376 part 1, 18.8.30, with those of Chinese editions). */
const builtIn = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** The numbers of the cell styles that show a day. */
export function dateStyles(stylesXml: string): ReadonlySet<number> {
  const own = new Set<number>();
  for (const found of stylesXml.matchAll(/<(?:\w+:)?numFmt\b[^>]*>/g)) {
    const id = Number(/numFmtId="(\d+)"/.exec(found[0])?.[1]);
    const code = /formatCode="([^"]*)"/.exec(found[0])?.[1] ?? "";
    if (showsDay(code)) own.add(id);
  }
  const formats = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(stylesXml)?.[1] ?? "";
  const styles = new Set<number>();
  [...formats.matchAll(/<(?:\w+:)?xf\b([^>]*)>/g)].forEach((found, index) => {
    const id = Number(/numFmtId="(\d+)"/.exec(found[1] ?? "")?.[1]);
    if (builtIn.has(id) || own.has(id)) styles.add(index);
  });
  return styles;
}

/** Quoted words and colours aside, a day's format has a year or a day in it. */
function showsDay(code: string): boolean {
  return /[yd]/i.test(code.replace(/&quot;.*?&quot;|"[^"]*"|\\.|\[[^\]]*\]/g, ""));
}

export function dateText(serial: number): string {
  const day = new Date(Math.round((Math.floor(serial) - 25569) * 86_400_000));
  return Number.isNaN(day.getTime()) ? String(serial) : day.toISOString().slice(0, 10);
}
