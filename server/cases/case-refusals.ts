import { defineRefusals } from "../platform/http/refusal.ts";

/** What the case engine refuses. The `case-<problem>` codes answer `decide`'s problems one by one. */
defineRefusals({
  "case-not-found": { status: 404, message: "没有找到这个办件，请核对编号。", log: "case not found" },
  "case-changed": {
    status: 409,
    message: "这个办件刚刚有了新进展，请刷新页面，看过最新情况后再办。",
    log: "case has another version",
  },
  "case-busy": {
    status: 409,
    message: "另一位同事正在办理这个办件，请刷新后再试。",
    log: "case stayed locked",
  },
  "case-data-invalid": {
    status: 400,
    message: "填写的内容不完整或格式不对，请按提示修改。",
    log: "action data invalid",
  },
  "case-type-unknown": {
    status: 404,
    message: "没有这种办件类型，请联系系统管理员。",
    log: "case type unknown",
  },
  "case-type-published": {
    status: 409,
    message: "这个版本已经发布，不能更改；请提高版本号后重新发布。",
    log: "published case type version differs",
  },
  "case-numbers-exhausted": {
    status: 503,
    message: "今天的办件编号已用完，请联系系统管理员。",
    log: "case serials of the day exhausted",
  },
  "calendar-invalid": {
    status: 400,
    message: "节假日文件内容有误，请对照国务院办公厅通知逐项核对后再导入。",
    log: "calendar year does not fit",
  },
  "action-own": {
    status: 409,
    message: "这个操作要在它自己的页面上完成，请按页面提示提交。",
    log: "action has a request of its own",
  },
  "request-key-reused": {
    status: 409,
    message: "这次提交的标识已被用于别的操作，请刷新页面后重新提交。",
    log: "request key used for something else",
  },
  "case-action-unknown": { status: 404, message: "没有这个操作，请刷新页面后再试。", log: "action unknown" },
  "case-not-an-opening": {
    status: 400,
    message: "不能用这个操作立案，请从办事入口重新提交。",
    log: "action opens nothing",
  },
  "case-not-allowed-now": {
    status: 409,
    message: "办件当前的状态不能做这个操作，请刷新后查看现在能办什么。",
    log: "action not allowed in this state",
  },
  "case-not-allowed-for-you": {
    status: 403,
    message: "您的岗位不能做这个操作，请交给相应岗位的同事办理。",
    log: "action not allowed for this actor",
  },
  "case-allowed-once": {
    status: 409,
    message: "这个操作在一个办件里只能做一次（补正须一次性告知，期限只能延长一次）。",
    log: "action already taken once",
  },
  "case-not-yet": {
    status: 409,
    message: "还没到做这个操作的时候，请先完成前面的步骤。",
    log: "an earlier action is missing",
  },
  "case-not-for-this-case": {
    status: 409,
    message: "这个办件不适用这个操作，请选择页面上给出的操作。",
    log: "action not for this case",
  },
  "case-deferral-open": {
    status: 409,
    message: "申请人承诺后补的容缺材料还没有补齐，补齐以后才能作出决定；逾期不补的，系统会自动退办。",
    log: "a deferred material is outstanding (R2.32)",
  },
  "case-step-unfinished": {
    status: 409,
    message: "前面的环节还没有办完，请先完成当前环节。",
    log: "steps unfinished",
  },
  "case-step-last": {
    status: 409,
    message: "已经是最后一个环节，请作出决定。",
    log: "last step cannot be passed",
  },
  "case-step-first": {
    status: 409,
    message: "已经是第一个环节，不能再退回。",
    log: "first step cannot go back",
  },
  "case-step-of-other-kind": {
    status: 409,
    message: "当前环节不是这一类，请按环节要求办理（现场核查须登记两名核查人员）。",
    log: "step of another kind",
  },
  "case-clock-not-running": {
    status: 409,
    message: "期限没有在计算，不能暂停或延长。",
    log: "clock not running",
  },
  "case-clock-already-paused": {
    status: 409,
    message: "期限已经暂停，不能重复暂停。",
    log: "clock already paused",
  },
  "case-clock-extended-once": {
    status: 409,
    message: "期限已经延长过一次，不能再延长。",
    log: "clock already extended",
  },
  "case-extension-too-long": {
    status: 400,
    message: "延长的时间超过法律规定的上限，请改短（行政许可法第四十二条）。",
    log: "extension above the law's",
  },
  "case-limit-missing": {
    status: 409,
    message: "事项没有设定办理期限，请事项管理员补全后再办。",
    log: "a limit the clocks need is missing",
  },
  "case-limit-above-law": {
    status: 409,
    message: "期限超过法律规定的上限，请事项管理员更正。",
    log: "limit above the law's",
  },
});
