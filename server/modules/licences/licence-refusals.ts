/** What can be refused about a licence, and what to do then. */
import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "licence-not-found": {
    status: 404,
    message: "没有找到这本证照，请核对后再试。",
    log: "no such licence, or not for this person",
  },
  "licence-changed": {
    status: 409,
    message: "这本证照刚刚被别人改动过，请刷新页面后再操作。",
    log: "licence has another version",
  },
  "licence-change-not-possible": {
    status: 409,
    message: "这本证照现在的状态不能做这个操作，请刷新页面查看。",
    log: "licence status does not allow the change",
  },
  "licence-not-replaceable": {
    status: 409,
    message: "要换发的旧证照不存在或已经失效，请核对证照标识。",
    log: "licence to be replaced is missing or ended",
  },
});
