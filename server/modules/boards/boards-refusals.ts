import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "board-unknown": {
    status: 404,
    message: "没有这张看板，请从看板列表里选。",
    log: "no such board",
  },
  "board-not-published": {
    status: 409,
    message: "这张看板只供内部使用，不公布。",
    log: "months of this board are not published",
  },
  "bulletin-month-open": {
    status: 409,
    message: "这个月还没有结束，请在下个月公布。",
    log: "the month is not over",
  },
  "bulletin-needs-reason": {
    status: 409,
    message: "这个月已经公布过，更正请写明原因。",
    log: "a correction needs a reason",
  },
  "bulletin-unchanged": {
    status: 409,
    message: "数据与已公布的一版相同，不用更正。",
    log: "nothing differs from the edition before",
  },
  "bulletin-taken": {
    status: 409,
    message: "别人刚刚公布了这个月的通报，请刷新后再看。",
    log: "somebody published in between",
  },
  "bulletin-not-published": {
    status: 404,
    message: "没有公布过这一期通报，请回到列表再看。",
    log: "no such bulletin",
  },
});
