/** What can be refused about appointments, and what to do then. */
import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "appointment-queue-unknown": {
    status: 404,
    message: "这个大厅没有这项预约，请重新选择。",
    log: "no such service queue, or nothing can be booked there",
  },
  "appointment-slot-unknown": {
    status: 404,
    message: "没有这个时段，请重新选择。",
    log: "no such slot",
  },
  "appointment-not-found": {
    status: 404,
    message: "没有找到这个预约，请核对后再试。",
    log: "no such appointment, or not for this person",
  },
  "appointment-full": {
    status: 409,
    message: "这个时段刚刚约满了，请选别的时段，或者登记候补。",
    log: "no place is left in the slot",
  },
  "appointment-over": {
    status: 409,
    message: "这个时段已经过去了，请选别的时段。",
    log: "the slot is over",
  },
  "appointment-too-soon": {
    status: 409,
    message: "离这个时段太近，网上不能再约了；可以直接到大厅取号。",
    log: "less than the notice before the slot",
  },
  "appointment-too-far": {
    status: 409,
    message: "这个时段还没有开放预约，请过几天再约。",
    log: "beyond the horizon",
  },
  "appointment-too-many": {
    status: 409,
    message: "同时最多可以有 {most} 个预约。请先办完或取消一个，再约新的。",
    log: "the person has as many open bookings as allowed",
  },
  "appointment-suspended": {
    status: 403,
    message: "因多次预约没有来，{until} 之前不能网上预约。可以直接到大厅取号，也可以请窗口代约。",
    log: "booking is suspended after no-shows (R12.2)",
  },
  "appointment-twice": {
    status: 409,
    message: "这个人在这个时段已经有预约了。",
    log: "one person has one place in a slot",
  },
  "appointment-hold-over": {
    status: 409,
    message: "为您留的名额已经到时，请重新选一个时段。",
    log: "the hold has expired or is another person's",
  },
  "appointment-name-missing": {
    status: 400,
    message: "请填写来办事的人的姓名。",
    log: "the account has no name yet",
  },
  "appointment-changed": {
    status: 409,
    message: "这个预约刚刚改过，请刷新后再操作。",
    log: "another version",
  },
  "appointment-fixed": {
    status: 409,
    message: "这个预约已经不能改期或取消了。",
    log: "begun, arrived or ended",
  },
  "appointment-same-slot": {
    status: 409,
    message: "这就是原来的时段，请选别的时段。",
    log: "moved to the slot it is in",
  },
  "appointment-other-day": {
    status: 409,
    message: "这个预约不是今天的，请在 {when} 来取号。",
    log: "checked in on another day (ZMS 405)",
  },
  "appointment-early": {
    status: 409,
    message: "来早了，{when} 起可以取号。",
    log: "checked in too early",
  },
  "appointment-arrived": {
    status: 409,
    message: "这个预约已经取过号了，号码是 {number}。",
    log: "checked in already",
  },
  "appointment-ended": {
    status: 409,
    message: "这个预约已经取消，不能取号；可以直接取号排队。",
    log: "cancelled, called off, missed, or waiting for another time",
  },
  "appointment-other-hall": {
    status: 409,
    message: "这个预约在{hall}，请到那里取号。",
    log: "checked in at another hall",
  },
  "appointment-too-often": {
    status: 429,
    message: "试得太多了，请 {seconds} 秒以后再试，或到取号台请工作人员帮忙。",
    log: "too many tries",
  },
  "appointment-waiting-closed": {
    status: 409,
    message: "候补的人已经很多了，请过一会儿再来，或选别的日期。",
    log: "the waiting list is full",
  },
  "appointment-waiting-once": {
    status: 409,
    message: "您已经在候补了，请先退出原来的候补。",
    log: "as many waiting entries as allowed",
  },
  "appointment-waiting-not-found": {
    status: 404,
    message: "没有找到这个候补，可能已经过期。",
    log: "no such waiting entry, or it has ended",
  },
  "appointment-waiting-days": {
    status: 400,
    message: "候补的日期不对：不能早于今天，也不能晚于可以预约的最后一天。",
    log: "days of the waiting entry out of range",
  },
  "appointment-offer-over": {
    status: 409,
    message: "为您留的名额已经到时，请重新选一个时段。",
    log: "the offer or proposal has expired",
  },
  "appointment-day": {
    status: 400,
    message: "日期不对：只能安排今天以后、一年以内的日子。",
    log: "day out of range",
  },
  "appointment-hours": {
    status: 400,
    message: "结束要晚于开始，请改时间。",
    log: "hours of an extra day end before they begin",
  },
  "appointment-override-once": {
    status: 409,
    message: "这一天已经有安排了，请先撤销原来的安排。",
    log: "the day has an override already",
  },
  "appointment-override-not-found": {
    status: 404,
    message: "没有找到这个安排，可能已经撤销。",
    log: "no such override, or it has ended",
  },
  "appointment-plan-changed": {
    status: 409,
    message: "这个计划刚刚被别人改过，请刷新后再改。",
    log: "the plan has another version",
  },
});
