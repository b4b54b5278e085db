import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "evaluation-not-found": {
    status: 404,
    message: "没有找到这份绩效自评，请回到列表再看。",
    log: "no such evaluation",
  },
  "evaluation-organ-unknown": {
    status: 400,
    message: "没有这个部门，请从名单里选。",
    log: "no such organ",
  },
  "evaluation-open": {
    status: 409,
    message: "这个部门这一年度的自评正在编写，请接着编写，或者先作废。",
    log: "an evaluation of that organ and year is under way",
  },
  "evaluation-no-template": {
    status: 409,
    message: "没有适用于这一年度的自评模板，请先在 data/evaluation 中放入模板。",
    log: "no template for that year and region",
  },
  "evaluation-year-future": {
    status: 400,
    message: "这一年度还没有开始，不能自评。",
    log: "the year has not begun",
  },
  "evaluation-changed": {
    status: 409,
    message: "别人刚刚保存过，请刷新后把您的修改补上去再保存。",
    log: "somebody else saved in between",
  },
  "evaluation-claims-fixed": {
    status: 409,
    message: "模板里的校验关系不能删改，只能说明原因；自己增加的可以删去。",
    log: "a relation of the template was changed or taken away",
  },
  "evaluation-not-drafting": {
    status: 409,
    message: "自评已经送审，退回以后才能修改。",
    log: "the evaluation is not being drafted",
  },
  "evaluation-unsound": {
    status: 409,
    message: "还有 {count} 处没有通过校验，改好以后才能继续。第一处：{first}。",
    log: "the checks find faults",
  },
  "evaluation-unreviewed": {
    status: 409,
    message: "还有没审核的部分：{sections}。",
    log: "not every section of this version was reviewed",
  },
  "evaluation-section-unknown": {
    status: 400,
    message: "没有这一节，请刷新后再看。",
    log: "no such section",
  },
  "evaluation-own-work": {
    status: 403,
    message: "自己送审的自评，由别人审核。",
    log: "whoever submitted it may not review it",
  },
  "evaluation-reasons-missing": {
    status: 400,
    message: "退回请写明原因。",
    log: "reasons are missing",
  },
  "evaluation-making-runs": {
    status: 409,
    message: "正在取数，请等它完成。",
    log: "figures are being read already",
  },
  "evaluation-not-published": {
    status: 404,
    message: "这份自评还没有公布。",
    log: "not published",
  },
});
