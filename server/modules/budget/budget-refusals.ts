/** What can be refused about the budget, and what to do then. */
import { defineRefusals } from "#server/platform/http/refusal.ts";

const notFound = { status: 404 as const };
const conflict = { status: 409 as const };
const wrong = { status: 400 as const };

defineRefusals({
  "budget-line-not-found": { ...notFound, message: "没有找到这个预算科目。", log: "no such line" },
  "budget-line-taken": {
    ...conflict,
    message: "这一年已经有这个科目（同一资金来源），请直接登记预算变动。",
    log: "the line is there",
  },
  "budget-subject-unknown": {
    ...wrong,
    message: "没有这个经济分类科目，请从列表里选。",
    log: "no such subject",
  },
  "budget-line-what": { ...wrong, message: "请选科目（基本支出）或者项目（项目支出）。", log: "neither" },
  "budget-project-not-found": { ...notFound, message: "没有找到这个项目。", log: "no such project" },
  "budget-project-taken": { ...conflict, message: "已经有这个项目编码。", log: "the code is taken" },
  "budget-movement-kind": {
    ...wrong,
    message: "本级科目登记年初、调整和结转，上级转移科目登记上级转移和结转，请核对资金来源。",
    log: "the kind does not fit the funds of the line",
  },
  "budget-movement-sign": {
    ...wrong,
    message: "金额不能是零；只有调整和上级转移可以是减少。",
    log: "an amount of nothing, or a decrease of a kind that has none",
  },
  "budget-initial-there": {
    ...conflict,
    message: "年初预算已经登记过。改动请登记调整，登错了先冲销。",
    log: "the initial budget is there",
  },
  "budget-reason-needed": { ...wrong, message: "调整预算要写原因。", log: "an adjustment without a reason" },
  "budget-below-executed": {
    ...conflict,
    message: "这样一来可用数少于已经执行的 {executed} 元，请核对。",
    log: "less would be available than is executed",
  },
  "budget-exceeded": {
    ...conflict,
    message: "这个科目只剩 {left} 元，不能支出这么多。先调整预算，或换一个科目。",
    log: "more than the line has",
  },
  "budget-day": {
    ...wrong,
    message: "日期要在这个科目的年度里，并且不晚于今天、不早于被冲销的那一笔。",
    log: "a day of another year, of the future, or before what is taken back",
  },
  "budget-period-closed": {
    ...conflict,
    message: "{month} 已经结账，不能再登记。更正请在没有结账的月份做红字冲销。",
    log: "the month is closed",
  },
  "budget-period-order": {
    ...conflict,
    message: "只能结已经过完的月份，并且这一年前面的月份要先结账。",
    log: "the month runs, or one before it is open",
  },
  "budget-voucher-taken": {
    ...conflict,
    message: "这个科目下已经有这个凭证号，请核对是不是重复登记。",
    log: "the voucher is there",
  },
  "budget-entry-not-found": { ...notFound, message: "没有找到这一笔。", log: "no such entry or movement" },
  "budget-reversed": {
    ...conflict,
    message: "这一笔已经冲销过，或者它本身就是冲销。",
    log: "reversed already, or a counter-entry",
  },
  "budget-contract-not-found": {
    ...notFound,
    message: "没有找到这份合同，或者它不属于这个项目。",
    log: "no such contract of the project",
  },
  "budget-contract-taken": { ...conflict, message: "已经登记过这个合同号。", log: "the number is taken" },
  "budget-contract-days": { ...wrong, message: "合同期的起止日期不对。", log: "contract days out of order" },
  "budget-procurement-unknown": {
    ...wrong,
    message: "没有这种采购方式，请从列表里选。",
    log: "no such way to procure",
  },
  "budget-contract-exceeded": {
    ...conflict,
    message: "这份合同还能付 {left} 元。要多付，先登记补充协议。",
    log: "more than the contract and its supplements",
  },
  "budget-supplement-below": {
    ...conflict,
    message: "减少以后合同价低于已经付的 {paid} 元，请核对。",
    log: "the contract would be less than was paid",
  },
  "budget-two-people": {
    status: 403,
    message: "验收和付款要由两个人做（不相容岗位分离），请换一位同事。",
    log: "whoever accepted does not pay",
  },
  "budget-settlement-open": {
    ...conflict,
    message: "没有这份已确认的结算，或者它已经列支。",
    log: "no such confirmed settlement, or booked already",
  },
  "budget-overstaffed": {
    ...wrong,
    message: "在职人数超过编制，请写明原因。",
    log: "more staff than posts without a note",
  },
  "budget-workbook-foreign": {
    ...wrong,
    message: "这个表格里没有“预算执行”工作表，请用导出的表格填写。",
    log: "none of our sheets",
  },
});
