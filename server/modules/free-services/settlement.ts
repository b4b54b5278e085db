/** A month's settlement with a supplier, as a sum of its lines and nothing else (R12.9). Pure; money is integer fen. */

export interface Line {
  seq: number;
  supply: string;
  kind: string;
  quantity: number;
  /** fen, a piece */
  price: number;
  suppliedOn: string;
  caseId?: number;
  about?: number;
  corrects?: string;
  reason?: string;
}

export interface KindSum {
  kind: string;
  price: number;
  pieces: number;
  amount: number;
}

export const amountOf = ({ quantity, price }: Pick<Line, "quantity" | "price">): number => quantity * price;

/** By kind and price, in the order of kinds: a price that changed within the month is a row of its own. */
export function sumsOf(lines: readonly Line[]): KindSum[] {
  const sums = new Map<string, KindSum>();
  for (const { kind, quantity, price } of lines) {
    const key = `${kind} ${String(price).padStart(12, "0")}`;
    const before = sums.get(key) ?? { kind, price, pieces: 0, amount: 0 };
    const [pieces, amount] = [before.pieces + quantity, before.amount + quantity * price];
    sums.set(key, { kind, price, pieces, amount });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

export function totalOf(parts: readonly { pieces: number; amount: number }[]) {
  return {
    pieces: parts.reduce((all, { pieces }) => all + pieces, 0),
    amount: parts.reduce((all, { amount }) => all + amount, 0),
  };
}

/** Pieces times price of every row is its amount, and the rows are the lines: what the sheet is checked for. */
export function addsUp(
  lines: readonly Pick<Line, "quantity" | "price">[],
  sums: readonly KindSum[],
  total: number,
): boolean {
  const everyRow = sums.every(({ pieces, price, amount }) => pieces * price === amount);
  const byLine = lines.reduce((all, line) => all + amountOf(line), 0);
  return everyRow && totalOf(sums).amount === total && byLine === total;
}

/** The month is over on the day `at`: nothing more can be recorded in it. */
export const isOver = (month: string, today: string): boolean => month < today.slice(0, 7);

const digits = [..."零壹贰叁肆伍陆柒捌玖"];
const places = ["", "拾", "佰", "仟"];
const groups = ["", "万", "亿", "万亿"];

/** 人民币大写金额, as vouchers write it: 壹仟零伍拾元整. */
export function capitalAmount(fen: number): string {
  if (fen === 0) return "零元整";
  const sign = fen < 0 ? "负" : "";
  const abs = Math.abs(fen);
  const [yuan, jiao, cent] = [Math.trunc(abs / 100), Math.trunc(abs / 10) % 10, abs % 10];
  const whole = yuan > 0 ? `${capitalNumber(yuan)}元` : "";
  if (jiao === 0 && cent === 0) return `${sign}${whole}整`;
  const middle = jiao > 0 ? `${digits[jiao]}角` : whole ? "零" : "";
  return `${sign}${whole}${middle}${cent > 0 ? `${digits[cent]}分` : "整"}`;
}

function capitalNumber(number: number): string {
  let text = "";
  let gap = false;
  const parts = [3, 2, 1, 0].map((at) => [Math.trunc(number / 10_000 ** at) % 10_000, at] as const);
  for (const [part, at] of parts) {
    if (part === 0) {
      gap = gap || text !== "";
      continue;
    }
    if (text !== "" && (gap || part < 1000)) text += "零";
    text += fourDigits(part) + groups[at];
    gap = false;
  }
  return text;
}

function fourDigits(part: number): string {
  let text = "";
  let gap = false;
  for (const at of [3, 2, 1, 0]) {
    const digit = Math.trunc(part / 10 ** at) % 10;
    if (digit === 0) {
      gap = text !== "";
      continue;
    }
    text += `${gap ? "零" : ""}${digits[digit]}${places[at]}`;
    gap = false;
  }
  return text;
}
