/** What can be refused about answers and questions, and what to do then. */
import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "answer-not-found": {
    status: 404,
    message: "没有找到这条解答，请刷新后再看。",
    log: "no such answer",
  },
  "answer-changed": {
    status: 409,
    message: "这条解答刚刚被别人改过，请刷新后再操作。",
    log: "answer has another version",
  },
  "answer-same-person": {
    status: 403,
    message: "起草的人不能自己发布，请由别的同事核对后发布。",
    log: "the drafter may not publish",
  },
  "answer-no-draft": {
    status: 409,
    message: "没有等着发布的草稿。",
    log: "nothing to publish",
  },
  "answer-past": {
    status: 400,
    message: "复核日期要在今天以后。",
    log: "day of review is not in the future",
  },
  "answer-organ-unknown": {
    status: 400,
    message: "没有这个部门，请重新选择。",
    log: "organ is not open",
  },
  "question-not-found": {
    status: 404,
    message: "没有找到这条疑问，请刷新后再看。",
    log: "no such question",
  },
  "question-answered": {
    status: 409,
    message: "这条疑问已经有人答复了，请刷新后再看。",
    log: "question is replied to already",
  },
  "question-too-often": {
    status: 429,
    message: "这个网络刚才提问太多了，请 {seconds} 秒以后再试；急事请打 12345。",
    log: "too many questions from one network",
  },
});
