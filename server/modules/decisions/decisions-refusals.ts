import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "decision-table-unknown": {
    status: 404,
    message: "这个事项没有判断规则表，请核对事项。",
    log: "no decision table of this item",
  },
  "decision-table-invalid": {
    status: 400,
    message: "这不是一张判断规则表，请按样式更正后再试。",
    log: "not a decision table",
  },
  "decision-draft-changed": {
    status: 409,
    message: "草稿已被改动，请刷新页面，看过最新的草稿再操作。",
    log: "the draft was changed meanwhile",
  },
  "decision-own-draft": {
    status: 409,
    message: "自己保存的草稿要由另一人发布，请通知同事来核对发布。",
    log: "the draft must be published by somebody else",
  },
  "decision-not-publishable": {
    status: 409,
    message: "规则表还有问题，请按列出的逐项更正后再发布。",
    log: "the static check found faults",
  },
  "decision-check-unknown": {
    status: 404,
    message: "这个办件没有被抽中检查，请核对编号。",
    log: "the case is not in the sample",
  },
  "decision-checked": {
    status: 409,
    message: "这个办件已经有检查结论，结论不能再改。",
    log: "the case has been checked already",
  },
});
