/** Fen as accountants write them. Pure. */

/** “1234.50”, plain, as cells and reports keep it. */
export function yuanText(fen: number): string {
  const abs = Math.abs(fen);
  return `${fen < 0 ? "-" : ""}${Math.trunc(abs / 100)}.${String(abs % 100).padStart(2, "0")}`;
}

/** “2048.62” 万元 from fen: two decimals, half away from nothing. In reports only: sums are made of fen (R11.8). */
export function tenThousandYuan(fen: number): string {
  return yuanText(Math.sign(fen) * Math.round(Math.abs(fen) / 10_000));
}

/** “2,048.62 万元”. */
export function tenThousandWords(fen: number): string {
  const [whole = "", cents = ""] = tenThousandYuan(fen).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${cents} 万元`;
}

/** “94.72%” from hundredths of a percent. */
export const percentWords = (hundredths: number): string => `${yuanText(hundredths)}%`;

/** Part of whole in hundredths of a percent, rounded once; undefined where there is nothing to compare with. */
export function shareOf(part: number, whole: number): number | undefined {
  if (whole === 0) return undefined;
  // In integers: the product may be larger than a double holds exactly.
  const scaled = BigInt(part) * 100_000n;
  const tenths = Number(scaled / BigInt(whole));
  return Math.sign(tenths) * Math.round(Math.abs(tenths) / 10) || 0;
}

/**
 * Integer fen from a cell in yuan: “1,234.5”, “-12”, “（12.00）”. Undefined when it is no amount. Cells that hold numbers
 * come with the noise of doubles (“0.30000000000000004”): what is nearer than a millionth of a fen is the fen.
 */
export function fenFromCell(text: string): number | undefined {
  const plain = text.normalize("NFKC").replace(/[,\s元¥]/g, "");
  const inside = /^\((.+)\)$/.exec(plain);
  const found = /^(-?)(\d{1,13}(?:\.\d+)?(?:[eE][+-]?\d{1,2})?)$/.exec(inside ? `-${inside[1]}` : plain);
  if (!found) return undefined;
  const exact = Number(found[2]) * 100;
  const fen = Math.round(exact);
  if (!Number.isSafeInteger(fen) || Math.abs(exact - fen) > Math.max(1e-6, fen * 1e-12)) return undefined;
  return found[1] === "-" && fen !== 0 ? -fen : fen;
}
