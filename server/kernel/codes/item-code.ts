/**
 * The three codes of a service item (R1.5–R1.8; GB/T 39554.1-2020, C 0109.1-2018):
 *
 *     基本编码        12   37 · 01 · 17 · 002 · 011                  who set it, type, department, main, sub
 *     实施编码        31   11370800MB28559184 · 3 · 370117002011     organ, level, basic code
 *     业务办理项编码  33   实施编码 · 01                              and a serial 01–99 [A]
 */
import { bad, type Checked, good } from "../checked.ts";
import { checkUscc } from "./uscc.ts";

/** 事项类型 (R1.1). */
export const itemTypes: ReadonlySet<string> = new Set("01 02 03 04 05 06 07 08 09 10 20".split(" "));
/** The types a person may apply for (R1.2); the others live in the power list only. */
export const appliedForTypes: ReadonlySet<string> = new Set("01 05 07 08 09 10 20".split(" "));
/** 不设区的地级市, cities with towns directly below them: 嘉峪关, 东莞, 中山, 儋州. */
const citiesWithoutCounties: ReadonlySet<string> = new Set(["620200", "441900", "442000", "460400"]);

export interface BasicCode {
  /** First two digits of the province that set it; 00 is national. */
  setBy: string;
  /** 事项类型, R1.1. */
  type: string;
  /** 国务院部门代码. */
  department: string;
  main: string;
  /** 000: no sub-item. */
  sub: string;
}

export interface ImplementationCode {
  /** USCC of the organ. */
  organ: string;
  /** 行使层级, 1–6 (R1.8). */
  level: string;
  basic: string;
  basicParts: BasicCode;
}

export interface ItemCode {
  implementation: string;
  parts: ImplementationCode;
  /** 01–99. */
  serial: string;
}

export type BasicCodeFault = "length" | "characters" | "type";
/** R1.6: (a) `organ`, (b) `level`, (c) `type`, (d) `area`. */
export type ImplementationCodeFault = BasicCodeFault | "organ" | "level" | "area";
export type ItemCodeFault = ImplementationCodeFault | "serial";

/** 基本编码 (R1.5). */
export function checkBasicCode(code: string): Checked<BasicCode, BasicCodeFault> {
  if (code.length !== 12) return bad("length");
  if (!/^[0-9]{12}$/.test(code)) return bad("characters");
  const type = code.slice(2, 4);
  if (!itemTypes.has(type)) return bad("type");
  return good({
    setBy: code.slice(0, 2),
    type,
    department: code.slice(4, 6),
    main: code.slice(6, 9),
    sub: code.slice(9, 12),
  });
}

/** 实施编码 (R1.6): its parts, or the first of the faults in the order of the rule. */
export function checkImplementationCode(code: string): Checked<ImplementationCode, ImplementationCodeFault> {
  if (code.length !== 31) return bad("length");
  if (!/^[0-9A-Z]{18}[0-9]{13}$/.test(code)) return bad("characters");
  const organ = code.slice(0, 18);
  const uscc = checkUscc(organ);
  if (!uscc.ok) return bad("organ");
  const level = code.charAt(18);
  if (!/^[1-6]$/.test(level)) return bad("level");
  const basic = checkBasicCode(code.slice(19));
  if (!basic.ok) return basic;
  if (!levelsOfArea(uscc.value.area).includes(level)) return bad("area");
  return good({ organ, level, basic: code.slice(19), basicParts: basic.value });
}

/** 业务办理项编码 (R1.7). */
export function checkItemCode(code: string): Checked<ItemCode, ItemCodeFault> {
  if (code.length !== 33) return bad("length");
  const implementation = checkImplementationCode(code.slice(0, 31));
  if (!implementation.ok) return implementation;
  const serial = code.slice(31);
  if (!/^[0-9]{2}$/.test(serial) || serial === "00") return bad("serial");
  return good({ implementation: code.slice(0, 31), parts: implementation.value, serial });
}

/** 行使层级 that an organ of this division can have (R1.6 d, R1.8): a county's organ may serve a town or a village. */
export function levelsOfArea(area: string): string[] {
  if (area === "100000") return ["1"];
  if (area.endsWith("0000")) return ["2"];
  if (citiesWithoutCounties.has(area)) return ["3", "5", "6"];
  if (area.endsWith("00")) return ["3"];
  return ["4", "5", "6"];
}
