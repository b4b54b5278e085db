/**
 * Conditions as people write them in a cell, and back without loss:
 *
 *     business = restaurant
 *     business 属于 restaurant | canteen
 *     sells 含 cold
 *     并且(business = restaurant; 不(chain = yes))
 *     或者(…; …)
 *
 * A value with a blank or one of `|;()="` in it stands in double quotes, written as JSON writes text.
 */
import type { Condition } from "#contract/condition.ts";

const plain = /^[^\s|;()="]+$/u;

export function conditionText(condition: Condition): string {
  if ("all" in condition) return `并且(${condition.all.map(conditionText).join("; ")})`;
  if ("any" in condition) return `或者(${condition.any.map(conditionText).join("; ")})`;
  if ("not" in condition) return `不(${conditionText(condition.not)})`;
  const q = word(condition.q);
  if ("is" in condition) return `${q} = ${word(condition.is)}`;
  if ("has" in condition) return `${q} 含 ${word(condition.has)}`;
  return `${q} 属于 ${condition.in.map(word).join(" | ")}`;
}

function word(text: string): string {
  const bare = plain.test(text) && !reserved.has(text) && text === text.normalize("NFKC");
  return bare ? text : JSON.stringify(text);
}

const reserved = new Set(["并且", "或者", "不", "属于", "含"]);

interface Token {
  text: string;
  quoted: boolean;
}

/** Undefined for what is no condition. */
export function readCondition(text: string): Condition | undefined {
  const tokens = tokensOf(text);
  if (!tokens) return undefined;
  const reader = { tokens, at: 0 };
  const condition = readOne(reader);
  return condition && reader.at === tokens.length ? condition : undefined;
}

function tokensOf(text: string): Token[] | undefined {
  const pattern = /\s*(?:("(?:[^"\\]|\\.)*")|([|;()=（）；｜＝])|([^\s|;()="（）；｜＝]+))/uy;
  const tokens: Token[] = [];
  const source = text.trim();
  while (pattern.lastIndex < source.length) {
    const found = pattern.exec(source);
    if (!found) return undefined;
    if (found[1]) {
      const said = unquote(found[1]);
      if (said === undefined) return undefined;
      tokens.push({ text: said, quoted: true });
    } else tokens.push({ text: (found[2] ?? found[3]!).normalize("NFKC"), quoted: false });
  }
  return tokens;
}

function unquote(text: string): string | undefined {
  try {
    return JSON.parse(text) as string;
  } catch {
    return undefined;
  }
}

interface Reader {
  tokens: Token[];
  at: number;
}

function take(reader: Reader, sign: string): boolean {
  const token = reader.tokens[reader.at];
  if (!token || token.quoted || token.text !== sign) return false;
  reader.at++;
  return true;
}

function takeWord(reader: Reader): string | undefined {
  const token = reader.tokens[reader.at];
  if (!token || (!token.quoted && (/^[|;()=]$/.test(token.text) || reserved.has(token.text))))
    return undefined;
  reader.at++;
  return token.text;
}

function readOne(reader: Reader): Condition | undefined {
  if (take(reader, "并且")) return group(readGroup(reader), (all) => ({ all }));
  if (take(reader, "或者")) return group(readGroup(reader), (any) => ({ any }));
  if (take(reader, "不"))
    return group(readGroup(reader), ([not, more]) => (more ? undefined : { not: not! }));
  return readAtom(reader);
}

function group(
  parts: Condition[] | undefined,
  make: (parts: Condition[]) => Condition | undefined,
): Condition | undefined {
  return parts && make(parts);
}

function readGroup(reader: Reader): Condition[] | undefined {
  if (!take(reader, "(")) return undefined;
  const parts: Condition[] = [];
  do {
    const part = readOne(reader);
    if (!part) return undefined;
    parts.push(part);
  } while (take(reader, ";"));
  return take(reader, ")") ? parts : undefined;
}

function readAtom(reader: Reader): Condition | undefined {
  const q = takeWord(reader);
  if (q === undefined) return undefined;
  if (take(reader, "属于")) {
    const values = readValues(reader);
    return values && { q, in: values };
  }
  const sign = take(reader, "=") ? "is" : take(reader, "含") ? "has" : undefined;
  const value = sign && takeWord(reader);
  if (value === undefined) return undefined;
  return sign === "is" ? { q, is: value } : { q, has: value };
}

function readValues(reader: Reader): string[] | undefined {
  const values: string[] = [];
  do {
    const value = takeWord(reader);
    if (value === undefined) return undefined;
    values.push(value);
  } while (take(reader, "|"));
  return values;
}
