import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "edition-check-runs": {
    status: 409,
    message: "正在核对，请等它完成。",
    log: "this edition is being checked already",
  },
});
