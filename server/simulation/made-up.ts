/**
 * Made-up people and enterprises: citizen numbers in an area that does not exist, with a right check digit; telephones
 * of a range that nobody has and that no message is ever sent to (`isMadeUpPhone`); names of landscapes and seasons;
 * enterprises that say so.
 */
import { citizenIdCheckDigit } from "#server/kernel/codes/citizen-id.ts";
import { madeUpPhone } from "#server/kernel/codes/phone.ts";
import { usccOf } from "#server/kernel/codes/uscc.ts";
import { addDays } from "#server/kernel/time/day.ts";
import { chance, pick } from "./chance.ts";

export interface Person {
  name: string;
  idNumber: string;
  phone: string;
}

export interface Enterprise {
  uscc: string;
  name: string;
}

const surnames = [..."王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余"];
const given =
  "清溪 远山 朝阳 春华 秋实 夏至 谷雨 芒种 立秋 霜降 小满 惊蛰 青山 碧波 新雨 晚晴 长河 静水 平湖 云峰 望月 听泉 松风 竹影 梅岭 兰亭 晨曦 暮雪 南溪 北辰 东篱 西岭 初雪 星野 林泉 江渚 海棠 紫荆 白露 寒露".split(
    " ",
  );
const trades =
  "餐饮店 小吃店 超市 便利店 药店 宾馆 书店 服装店 五金店 理发店 农机站 建材行 物流部 养殖场".split(" ");

/** The `number`-th person, always the same one. */
export function person(number: number): Person {
  const draw = chance(number + 7_000_000);
  const birthday = addDays("1950-01-01", Math.floor(draw() * 20_000)).replaceAll("-", "");
  const first17 = `430499${birthday}${String(number % 1000).padStart(3, "0")}`;
  return {
    name: madeUpName(draw),
    idNumber: first17 + citizenIdCheckDigit(first17),
    phone: madeUpPhone(number),
  };
}

export const madeUpName = (draw: () => number) => pick(draw, surnames) + pick(draw, given);

/** Ids of accounts look like those the application makes. */
export function residentId(number: number): string {
  return `0be4c000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;
}

/** The `number`-th enterprise; whoever sees it reads that there is none. */
export function enterprise(number: number): Enterprise {
  const first17 = `92430499MA${String(number % 10_000_000).padStart(7, "0")}`;
  return {
    uscc: usccOf(first17) ?? first17,
    name: `常宁市第${number}号${trades[number % trades.length]}（模拟）`,
  };
}
