import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "metric-unknown": {
    status: 404,
    message: "没有这个指标，请从指标目录选择。",
    log: "no such metric",
  },
  "period-invalid": {
    status: 400,
    message: "期间不对：开始日期要早于结束日期，最长二十年。",
    log: "period is empty or too long",
  },
  "metric-not-divisible": {
    status: 400,
    message: "这个指标是填报或者由其他指标算出的，不能按这个维度分。",
    log: "metric cannot be grouped by this dimension",
  },
  "metric-without-list": {
    status: 409,
    message: "这个指标由其他指标算出，请打开它的组成指标查看明细。",
    log: "metric has no facts of its own",
  },
  "metric-not-entered": {
    status: 409,
    message: "这个指标由系统计算，不能填报。",
    log: "metric is computed, not entered",
  },
  "figure-needs-reason": {
    status: 409,
    message: "这个期间已经填报过，更正请写明原因。",
    log: "a figure is replaced without a reason",
  },
  "metric-changed": {
    status: 409,
    message: "已发布的指标定义不能改，请另出一版。",
    log: "a published edition of a metric differs",
  },
});
