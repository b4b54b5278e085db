/** One answer of one value (no rows, no files, no signature): the way it is stored, and what is wrong with it. */
import type { Field } from "#contract/form.ts";
import { addressFault } from "./address.ts";
import type { Checked } from "./checked.ts";
import { type CitizenIdFault, checkCitizenId } from "./codes/citizen-id.ts";
import { checkPhone } from "./codes/phone.ts";
import { tidyCode } from "./codes/tidy.ts";
import { checkUscc, type UsccFault } from "./codes/uscc.ts";
import { type Answer, isAnswered } from "./condition.ts";
import type { FieldFault } from "./field-fault.ts";
import { type Day, isDay } from "./time/day.ts";

type Fault = FieldFault | undefined;

/** Most characters where the field sets no limit. */
const most = { text: 200, paragraph: 2000 };

/** The first fault of an answer; `today` in the county. */
export function checkPlain(field: Field, answer: Answer, today: Day): Fault {
  if (!isAnswered(answer)) return field.required ? missing(field) : undefined;
  switch (field.type) {
    case "text":
    case "paragraph":
      return checkText(field, answer, most[field.type]);
    case "number":
      return checkNumber(field, answer);
    case "money":
      return checkMoney(field, answer);
    case "date":
      return isDay(answer) ? undefined : invalid("type", `${field.label}要选一个日期`);
    case "yes-no":
      return answer === "yes" || answer === "no" ? undefined : missing(field);
    case "choice":
    case "choices":
      return checkChoice(field, answer);
    default:
      return checkCode(field, answer, today);
  }
}

/** An answer in the one way it is stored: no stray blanks, codes in capitals, telephone numbers in one form. */
export function tidyPlain(field: Field, answer: Answer): Answer {
  if (typeof answer !== "string") return answer;
  if (field.type === "citizen-id" || field.type === "uscc") return tidyCode(answer);
  if (field.type !== "phone") return answer.trim();
  const typed = tidyCode(answer);
  const mobile = checkPhone(typed.replaceAll("-", ""));
  if (mobile.ok && mobile.value.kind === "mobile") return mobile.value.number;
  const phone = checkPhone(typed);
  return phone.ok ? phone.value.number : typed;
}

function missing(field: Field): Fault {
  const choosing = ["date", "yes-no", "choice", "choices"].includes(field.type);
  return invalid("required", `请${choosing ? "选择" : "填写"}${field.label}`);
}

function checkText(field: Field, answer: Answer, longest: number): Fault {
  if (typeof answer !== "string") return invalid("type", `${field.label}要填文字`);
  const length = [...answer.trim()].length;
  const max = field.max ?? longest;
  if (field.type === "text" && /[\r\n]/.test(answer.trim()))
    return invalid("type", `${field.label}请写成一行`);
  if (length > max) return invalid("too-long", `${field.label}最多 ${max} 个字，现在有 ${length} 个`);
  if (length < (field.min ?? 0)) return invalid("too-short", `${field.label}至少 ${field.min} 个字`);
  return undefined;
}

function checkNumber(field: Field, answer: Answer): Fault {
  if (typeof answer !== "number" || !Number.isFinite(answer)) {
    return invalid("type", `${field.label}要填数字，例如 ${field.min ?? 1}`);
  }
  return outside(field, answer, (value) => `${value}${field.unit ? ` ${field.unit}` : ""}`);
}

function checkMoney(field: Field, answer: Answer): Fault {
  if (typeof answer !== "number" || !Number.isSafeInteger(answer) || answer < 0) {
    return invalid("type", `${field.label}要填金额，最多两位小数，例如 1234.50`);
  }
  return outside(field, answer, (fen) => `${fen / 100} 元`);
}

function outside(field: Field, value: number, say: (value: number) => string): Fault {
  if (field.min !== undefined && value < field.min) {
    return invalid("too-small", `${field.label}不能小于 ${say(field.min)}`);
  }
  if (field.max !== undefined && value > field.max) {
    return invalid("too-large", `${field.label}不能大于 ${say(field.max)}`);
  }
  return undefined;
}

function checkChoice(field: Field, answer: Answer): Fault {
  const values = new Set(field.options?.map((option) => option.value));
  const chosen: unknown[] = Array.isArray(answer) ? answer : [answer];
  if (Array.isArray(answer) !== (field.type === "choices"))
    return invalid("type", `请重新选择${field.label}`);
  const known = chosen.every((each) => typeof each === "string" && values.has(each));
  if (!known || new Set(chosen).size !== chosen.length) {
    return invalid("unknown-option", `${field.label}里有不认识的选项，请重新选择`);
  }
  return undefined;
}

function checkCode(field: Field, answer: Answer, today: Day): Fault {
  const code = tidyPlain(field, answer);
  if (typeof code !== "string") return invalid("type", `请重新填写${field.label}`);
  switch (field.type) {
    case "phone":
      return faulty(checkPhone(code), () => "应是 11 位手机号，或带区号的座机号，例如 0734-7221234", field);
    case "citizen-id":
      return faulty(checkCitizenId(code, today), (reason) => citizenIdWords[reason], field);
    case "uscc":
      return faulty(checkUscc(code), (reason) => usccWords[reason], field);
    default:
      return addressWords(field, code);
  }
}

const citizenIdWords: Record<CitizenIdFault, string> = {
  length: "应是 18 位，请对照身份证核对",
  characters: "只能有数字，最后一位可以是 X",
  area: "开头的地区不对，请对照身份证核对",
  date: "中间的出生日期不对，请对照身份证核对",
  future: "中间的出生日期晚于今天，请核对",
  "check-digit": "有一位填错了，请对照身份证逐位核对",
};

const usccWords: Record<UsccFault, string> = {
  length: "应是 18 位，请对照营业执照核对",
  characters: "只能有数字和大写字母，没有字母 I、O、S、V、Z",
  "check-digit": "有一位填错了，请对照营业执照逐位核对",
};

function addressWords(field: Field, answer: string): Fault {
  const fault = addressFault(answer);
  if (fault === "area") return invalid("invalid", `请选择${field.label}所在的乡镇或街道`);
  if (fault === "detail") return invalid("invalid", `请填写${field.label}的路名、门牌号，或村、组`);
  return undefined;
}

function faulty<Reason extends string>(
  checked: Checked<unknown, Reason>,
  words: (reason: Reason) => string,
  field: Field,
): Fault {
  return checked.ok ? undefined : invalid("invalid", `${field.label}${words(checked.reason)}`);
}

function invalid(code: FieldFault["code"], message: string): Fault {
  return { code, message };
}
