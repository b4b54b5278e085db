/** Supervision orders (督办): words and refusals. */
import type { OrderRow } from "#contract/supervision-orders.ts";
import { defineRefusals } from "#server/platform/http/refusal.ts";

export const sourceNames: Record<OrderRow["source"], string> = {
  supervisor: "监察督办",
  mark: "领导批示",
  system: "系统发起",
};

defineRefusals({
  "order-organ": {
    status: 400,
    message: "没有这个机构，请重新选择。",
    log: "no such organ for an order",
  },
  "order-person": {
    status: 400,
    message: "没有这名人员，请重新选择，或者只写机构。",
    log: "no such member of staff for an order",
  },
  "order-mark-needed": {
    status: 400,
    message: "按批示督办的，请写上批示原文。",
    log: "a leader's order needs the words of the mark",
  },
  "order-not-yours": {
    status: 403,
    message: "这件督办由承办人、承办机构的科室负责人或者机构负责人办理，由监察人员核查。",
    log: "neither who answers this order nor who examines it",
  },
});
