/** An answer to a form as people read it on a licence, a case page or a printed form. */
import type { Answers, Field } from "#contract/form.ts";
import { addressWords } from "./address.ts";
import { filesOf } from "./answer-files.ts";
import { ticked } from "./condition.ts";
import { rowWords } from "./rows.ts";
import { signatureOf } from "./signature.ts";
import { isDay } from "./time/day.ts";

/** Empty when nothing was answered. Choices by their labels, money in yuan, days as 2026年11月5日. */
export function answerWords(field: Field, answer: Answers[string] | undefined): string {
  if (answer === undefined || answer === null) return "";
  if (typeof answer === "boolean") return answer ? "是" : "否";
  if (field.type === "rows") return rowWords(field, answer, answerWords);
  if (field.type === "file")
    return filesOf(answer)
      .map(({ name }) => name)
      .join("、");
  if (Array.isArray(answer))
    return ticked(answer)
      .map((value) => label(field, value))
      .join("、");
  if (typeof answer === "object") return signatureWords(answer);
  if (typeof answer === "number") return numberWords(field, answer);
  if (field.type === "date" && isDay(answer)) return dayWords(answer);
  if (field.type === "address") return addressWords(answer);
  return label(field, answer);
}

/** “手写签名，2026年11月5日”, “郭小明（键入姓名签名），2026年11月5日”. `shown` masks the name where it must be. */
export function signatureWords(
  answer: Answers[string] | undefined,
  shown: (name: string) => string = (name) => name,
): string {
  const signature = signatureOf(answer);
  if (!signature) return "";
  const when = signature.on === undefined ? "还没有确认" : dayWords(signature.on);
  return signature.way === "drawn"
    ? `手写签名，${when}`
    : `${shown(signature.name)}（键入姓名签名），${when}`;
}

/** 2026年11月5日. For a text that `isDay` accepts. */
export function dayWords(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

function label(field: Field, value: string): string {
  if (field.type === "yes-no") return value === "yes" ? "是" : "否";
  return field.options?.find((option) => option.value === value)?.label ?? value;
}

/** Thousands apart; money to the fen. */
function numberWords(field: Field, value: number): string {
  if (field.type !== "money") return `${value}${field.unit ?? ""}`;
  const yuan = Math.trunc(value / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ",");
  return `${yuan}.${String(Math.abs(value) % 100).padStart(2, "0")}元`;
}
