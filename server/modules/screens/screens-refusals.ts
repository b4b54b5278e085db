/** What can be refused about screens and their notices, and what to do then. */
import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "screen-hall-unknown": {
    status: 404,
    message: "没有这个大厅，或者大厅已停用。请核对屏幕的地址。",
    log: "no such hall",
  },
  "screen-unknown": {
    status: 404,
    message: "这个大厅里没有这块屏幕，请刷新后再看。",
    log: "no such screen in this hall",
  },
  "screen-zone-unknown": {
    status: 400,
    message: "这个大厅里没有这个分区，请重新选择。",
    log: "no such zone in this hall",
  },
  "screen-changed": {
    status: 409,
    message: "屏幕的设置刚刚被别人改过，请刷新后再改。",
    log: "screen settings have another version",
  },
  "screen-notice-not-found": {
    status: 404,
    message: "没有找到这条公告，请刷新后再看。",
    log: "no such notice",
  },
  "screen-notice-changed": {
    status: 409,
    message: "这条公告刚刚被别人改过，请刷新后再改。",
    log: "notice has another version",
  },
  "screen-notice-over": {
    status: 409,
    message: "这条公告已经撤下，要再显示请新写一条。",
    log: "notice is over",
  },
  "screen-notice-past": {
    status: 400,
    message: "撤下的时间要在开始显示之后，而且还没有过去。",
    log: "notice would never be shown",
  },
});
