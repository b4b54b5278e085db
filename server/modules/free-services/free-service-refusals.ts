/** What can be refused about free services, and what to do then. */
import { defineRefusals } from "#server/platform/http/refusal.ts";

const notFound = { status: 404 as const };
const conflict = { status: 409 as const };
const wrong = { status: 400 as const };

defineRefusals({
  "free-order-not-found": {
    ...notFound,
    message: "没有找到这张服务单，请核对编号。",
    log: "no such free order",
  },
  "free-kind-unknown": {
    ...wrong,
    message: "没有这种免费服务，请重新选择。",
    log: "no such kind of free service",
  },
  "free-not-for-this": {
    ...conflict,
    message: "这个办件不能要这项免费服务，或者次数已经用完。",
    log: "the free service is not offered for this case (any more)",
  },
  "free-way": {
    ...wrong,
    message: "这项服务不能这样拿，请换一种方式。",
    log: "the kind does not come this way",
  },
  "free-quantity": {
    ...wrong,
    message: "一次最多 {most} {unit}，请改小数量。",
    log: "more than the kind allows at once",
  },
  "free-address-needed": { ...wrong, message: "要寄送的，请写清收件地址。", log: "an address is missing" },
  "free-no-supplier": {
    ...conflict,
    message: "这项服务现在没有在合同期内的供应商，请与大厅联系。",
    log: "no contract in force has a price for the kind",
  },
  "free-choose-supplier": {
    ...wrong,
    message: "有几家供应商，请选一家。",
    log: "several suppliers offer the kind",
  },
  "free-supplier-unknown": {
    ...wrong,
    message: "没有这家供应商，或者它现在不提供这项服务。",
    log: "no such supplier",
  },
  "free-supplier-taken": {
    ...conflict,
    message: "已经登记过这家供应商或这份合同。",
    log: "the supplier or contract is there",
  },
  "free-member-unknown": {
    ...wrong,
    message: "没有这个账号，或者它没有“供应商”岗位，或者已经属于一家供应商。",
    log: "the account is no supplier's, or another one's",
  },
  "free-system-unknown": {
    ...wrong,
    message: "没有这个系统，或者它没有“取免费服务单”的许可，或者已经属于一家供应商。",
    log: "the system has not the scope, or is another supplier's",
  },
  "free-contract-days": { ...wrong, message: "合同期的起止日期不对。", log: "contract days out of order" },
  "free-price-days": {
    ...wrong,
    message: "价格要从今天或以后、合同期内的一天开始，并且晚于已经登记的价格。",
    log: "a price may not begin in the past, outside of its contract, or before another one",
  },
  "free-photo-type": { ...wrong, message: "照片要是 JPG 或 PNG 格式。", log: "the photo is no picture" },
  "free-photo-missing": { ...wrong, message: "请先传照片。", log: "the photo was not brought" },
  "free-month-running": {
    ...conflict,
    message: "这个月还没有过完，下个月再结算。",
    log: "the month is not over",
  },
  "free-nothing-due": { ...conflict, message: "这家供应商没有要结算的明细。", log: "nothing to settle" },
  "free-settled-already": {
    ...conflict,
    message: "这个月已经编制过结算。",
    log: "a settlement of the month is there",
  },
  "free-settlement-not-found": { ...notFound, message: "没有找到这份结算。", log: "no such settlement" },
  "free-two-people": {
    status: 403,
    message: "编制和确认要由两个人做，请换一位同事。",
    log: "whoever prepared may not confirm, whoever disputed may not answer",
  },
  "free-dispute-open": { ...conflict, message: "还有没答复的异议，答复以后才能确认。", log: "open disputes" },
  "free-disputed": {
    ...conflict,
    message: "这一行已经有异议，请等答复。",
    log: "the line is disputed already",
  },
  "free-dispute-not-found": {
    ...notFound,
    message: "没有找到这条异议，或者已经答复。",
    log: "no such open dispute",
  },
  "free-supply-not-found": { ...notFound, message: "没有找到这条明细。", log: "no such supply" },
  "free-nothing-to-correct": {
    ...wrong,
    message: "更正后的数量与现在一样，不用更正。",
    log: "the correction changes nothing",
  },
  "free-confirmed": { ...conflict, message: "已经确认过了。", log: "the settlement is confirmed" },
});
