import type { Item } from "#contract/item.ts";
import { appliedForTypes, levelsOfArea } from "../codes/item-code.ts";
import { checkUscc } from "../codes/uscc.ts";
import { type Problem, problem } from "./problem.ts";
import { itemTypes, levels } from "./words.ts";

/** Type and codes agree with each other (R1.2, R1.5–R1.8). */
export function codeProblems(item: Item): Problem[] {
  return [
    ...typeProblems(item),
    ...basicCodeProblems(item),
    ...implementationProblems(item),
    ...leafProblems(item),
  ];
}

function typeProblems({ catalogue }: Item): Problem[] {
  if (appliedForTypes.has(catalogue.type)) return [];
  const words = `${itemTypes[catalogue.type]}不是依申请的政务服务事项，不能发布为可申请的事项。`;
  return [problem("type-never-applied-for", "catalogue.type", words)];
}

/** R1.5: area 2, type 2, department 2, main item 3, sub item 3. */
function basicCodeProblems({ catalogue, implementation }: Item): Problem[] {
  const path = "catalogue.basicCode";
  const problems: Problem[] = [];
  const area = catalogue.basicCode.slice(0, 2);
  const province = divisionOf(implementation.organ)?.slice(0, 2);
  if (area !== "00" && province && area !== province) {
    problems.push(
      problem("basic-code-area", path, `基本编码开头“${area}”应为 00（国家）或本省代码 ${province}。`),
    );
  }
  const type = catalogue.basicCode.slice(2, 4);
  if (type !== catalogue.type) {
    const words = `基本编码第 3、4 位“${type}”与事项类型 ${catalogue.type}（${itemTypes[catalogue.type]}）不一致。`;
    problems.push(problem("basic-code-type", path, words));
  }
  if (catalogue.basicCode.slice(6, 9) === "000") {
    problems.push(problem("basic-code-main", path, "基本编码第 7 至 9 位是主项序号，不能是 000。"));
  }
  return problems;
}

/** R1.6: 18 of the organ, 1 of the level, 12 of the catalogue entry. */
function implementationProblems({ catalogue, implementation }: Item): Problem[] {
  const path = "implementation.code";
  const { code, organ, level } = implementation;
  const problems: Problem[] = [];
  if (!checkUscc(organ).ok) {
    const words = `实施主体编码 ${organ} 不是有效的统一社会信用代码，请核对。`;
    problems.push(problem("organ-uscc", "implementation.organ", words));
  }
  if (code.slice(0, 18) !== organ) {
    problems.push(
      problem("implementation-code-organ", path, `实施编码前 18 位应是实施主体的统一社会信用代码 ${organ}。`),
    );
  }
  if (code.at(18) !== level) {
    problems.push(problem("implementation-code-level", path, `实施编码第 19 位应是行使层级代码 ${level}。`));
  }
  if (code.slice(19) !== catalogue.basicCode) {
    problems.push(
      problem("implementation-code-basic", path, `实施编码后 12 位应是基本编码 ${catalogue.basicCode}。`),
    );
  }
  return [...problems, ...levelProblems({ catalogue, implementation })];
}

function levelProblems({ catalogue, implementation }: Pick<Item, "catalogue" | "implementation">): Problem[] {
  const path = "implementation.level";
  const { level } = implementation;
  if (level === "7")
    return [problem("level-of-nobody", path, "实施清单的行使层级应写到具体一级，不能是“分级管理”。")];
  const problems: Problem[] = [];
  if (!catalogue.levels.includes(level) && !catalogue.levels.includes("7")) {
    problems.push(
      problem("level-not-in-catalogue", path, `基本目录没有规定${levels[level]}可以行使这一事项。`),
    );
  }
  const division = divisionOf(implementation.organ);
  if (division && !levelsOfArea(division).includes(level)) {
    problems.push(problem("level-of-organ", path, `实施主体所在区划与行使层级“${levels[level]}”不符。`));
  }
  return problems;
}

/** R1.7: the implementation's code and a serial 01–99. */
function leafProblems({ code, implementation }: Item): Problem[] {
  if (code.slice(0, 31) === implementation.code && /^(0[1-9]|[1-9]\d)$/.test(code.slice(31))) return [];
  return [problem("leaf-code", "code", "业务办理项编码应是实施编码加两位序号（01 至 99）。")];
}

/**
 * The division in an organ's unified social credit code. Only state organs and public institutions (first
 * character 1) are registered where they act.
 */
function divisionOf(organ: string): string | undefined {
  const uscc = checkUscc(organ);
  return uscc.ok && uscc.value.register === "1" ? uscc.value.area : undefined;
}
