import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "evidence-unknown": {
    status: 400,
    message: "依据文件没有传上，请重新选择文件。",
    log: "no such file of evidence",
  },
});
