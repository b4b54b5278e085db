/** Made-up people and enterprises: citizen numbers in an area that does not exist, with a right check digit. */
import { citizenIdCheckDigit } from "#server/kernel/codes/citizen-id.ts";
import { addDays } from "#server/kernel/time/day.ts";
import { chance } from "./chance.ts";

export interface Person {
  name: string;
  idNumber: string;
  phone: string;
}

const surnames = [..."王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余"];
const given = [..."建国秀英志强丽华明军玉兰文斌小红晓东春梅海燕永刚雪琴俊杰美玲立新佳怡子轩雨桐浩宇思远欣然"];

/** The `number`-th person, always the same one. */
export function person(number: number): Person {
  const draw = chance(number + 7_000_000);
  const pick = (from: readonly string[]) => from[Math.floor(draw() * from.length)] as string;
  const birthday = addDays("1950-01-01", Math.floor(draw() * 20_000)).replaceAll("-", "");
  const first17 = `430499${birthday}${String(number % 1000).padStart(3, "0")}`;
  return {
    name: pick(surnames) + pick(given) + (draw() < 0.8 ? pick(given) : ""),
    idNumber: first17 + citizenIdCheckDigit(first17),
    phone: `139${String(number % 100_000_000).padStart(8, "0")}`,
  };
}

/** Ids of accounts look like those the application makes. */
export function residentId(number: number): string {
  return `0be4c000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;
}

export function enterprise(number: number): { uscc: string; name: string } {
  return {
    uscc: `92430482MA${String(number % 100_000_000).padStart(8, "0")}`,
    name: `常宁市第${number}号餐饮店`,
  };
}
