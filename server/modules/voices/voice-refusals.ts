/** What can be refused about what people bring, and what to do then. */
import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "voice-not-found": {
    status: 404,
    message: "没有找到这条反映，请核对编号或查询码。",
    log: "no such voice, or not for this person",
  },
  "voice-too-often": {
    status: 429,
    message: "这个网络刚才提交得太多了，请 {seconds} 秒以后再试；急事请打 12345。",
    log: "too many voices from one network",
  },
  "voice-sign-in": {
    status: 401,
    message: "反映办不成的事要能回访您，请先登录；投诉和线索可以匿名。",
    log: "this kind of voice needs somebody to call back",
  },
  "voice-other-person": {
    status: 403,
    message: "答复的人不能自己回访，请由别的同事回访。",
    log: "whoever answered may not call back",
  },
  "voice-about-you": {
    status: 403,
    message: "这条反映涉及您本人或您的部门，您不能查看和办理。",
    log: "the voice is about the reader",
  },
  "voice-call-again": {
    status: 409,
    message: "联系不上的次数还不够，请换个时间再打几次，每次都登记。",
    log: "too few calls were tried",
  },
  "voice-organ-unknown": {
    status: 400,
    message: "没有这个部门，请重新选择。",
    log: "organ is not open",
  },
  "problem-not-found": {
    status: 404,
    message: "没有找到这个问题，请刷新后再看。",
    log: "no such problem",
  },
  "problem-changed": {
    status: 409,
    message: "这个问题刚刚被别人改过，或者已经销号，请刷新后再操作。",
    log: "problem has another version or has ended",
  },
  "problem-day": {
    status: 400,
    message: "日期不对：期限不能早于登记或开会的日子，开会日期不能晚于今天。",
    log: "day of a problem or meeting out of range",
  },
  "voice-text-needed": {
    status: 400,
    message: "请写几句话说明情况。",
    log: "words are missing",
  },
});
