import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "bundle-not-found": {
    status: 404,
    message: "没有这件事，或者它现在不能办理；请搜索其中的事项单独办理，或到窗口咨询。",
    log: "no such bundle in use",
  },
});
