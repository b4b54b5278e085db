import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "queue-unknown": {
    status: 404,
    message: "这个大厅没有办这件事的队，请到咨询台问一问。",
    log: "no such queue in the hall, or no queue serves the item",
  },
  "queue-choose": {
    status: 400,
    message: "请选一个业务再取号。",
    log: "neither a queue nor items were named",
  },
  "group-unknown": {
    status: 400,
    message: "没有这一类优先群体，请重新选择。",
    log: "no such priority group",
  },
  "ticket-not-needed": {
    status: 409,
    message: "您不用取号、不用排队，请直接到{area}（{counters}）。",
    log: "the group goes straight to its area",
  },
  "direct-elsewhere": {
    status: 409,
    message: "这个窗口不是这一类群体的免排队窗口，请引导到他们的服务区。",
    log: "the counter is not in the area of the group",
  },
  "ticket-person-required": {
    status: 400,
    message: "请刷身份证，或者填写姓名和证件号码以后取号。",
    log: "the hall gives numbers only to whoever says who they are",
  },
  "ticket-taken": {
    status: 409,
    message: "您今天在这条队已经有号了：{number}，不用再取。",
    log: "the person has an open ticket in this queue",
  },
  "appointment-too-early": {
    status: 409,
    message: "还没有到可以取号的时间，请在预约时间前{minutes}分钟以内来取。",
    log: "too early for the appointment",
  },
  "appointment-taken": {
    status: 409,
    message: "这个预约已经取过号了。",
    log: "a ticket was taken for this appointment",
  },
  "ticket-unknown": {
    status: 404,
    message: "没有找到这个号，请核对，或者到取号台问一问。",
    log: "no such ticket",
  },
  "ticket-state": {
    status: 409,
    message: "这个号的状态已经变了，请刷新后再操作。",
    log: "the action is not possible in this state of the ticket",
  },
  "ticket-elsewhere": {
    status: 409,
    message: "这个号在别的窗口，本窗口不能操作。",
    log: "the ticket is at another counter or in a queue this one does not serve",
  },
  "person-elsewhere": {
    status: 409,
    message: "这个人正在另一个窗口，请稍等再叫。",
    log: "the person is called or served at another counter",
  },
  "recall-used-up": {
    status: 409,
    message: "重呼的次数用完了，人还没有来就按过号处理。",
    log: "no recall left",
  },
  "recall-too-soon": {
    status: 409,
    message: "刚叫过，请等几秒再重呼，让人走过来。",
    log: "the cool-down of the recall is not over",
  },
  "miss-too-soon": {
    status: 409,
    message: "还不能按过号处理：请先重呼，并等人走过来。",
    log: "not every recall was made, or the last one is too fresh",
  },
  "restore-used-up": {
    status: 409,
    message: "这个号已经恢复过，请重新取号。",
    log: "no restore left",
  },
  "restore-too-late": {
    status: 409,
    message: "过号太久，不能恢复了，请重新取号。",
    log: "the time to restore is over",
  },
  "figures-period": {
    status: 400,
    message: "统计的起止日期有误，最多看 92 天，请重新选择。",
    log: "the period is empty or too long",
  },
  "queue-exists": {
    status: 409,
    message: "这个代号已经有一条队在用，请换一个代号。",
    log: "a queue of the hall has this id",
  },
  "queue-changed": {
    status: 409,
    message: "这条队刚刚被别人改过，请刷新后在最新的内容上再改。",
    log: "the queue has another version",
  },
  "queue-prefix-taken": {
    status: 409,
    message: "这个字头同一大厅已经有队在用，请换一个，免得两个号叫起来一样。",
    log: "another queue of the hall has the prefix",
  },
  "queue-zone-unknown": {
    status: 400,
    message: "这个大厅没有这个分区，请重新选择。",
    log: "no such zone in the hall",
  },
  "queue-in-use": {
    status: 409,
    message: "这条队里还有 {people} 个号没有办完，等办完了再停用。",
    log: "numbers of the queue are not ended",
  },
  "queue-promised": {
    status: 409,
    message: "还有 {people} 个预约要到这条队来，请先到预约管理里改期或取消，再停用。",
    log: "appointments are booked at the queue",
  },
  "counter-taken": {
    status: 409,
    message: "这个窗口已经有人在值守，请核对窗口编号，或者请对方先关窗。",
    log: "somebody else sits at the counter",
  },
  "counter-closed": {
    status: 409,
    message: "您还没有开窗，请先选窗口、开窗。",
    log: "no open counter session",
  },
  "counter-paused": {
    status: 409,
    message: "窗口现在是暂停状态，请先恢复再叫号。",
    log: "the counter is paused",
  },
  "counter-busy": {
    status: 409,
    message: "窗口上还有一位没有办完，请先结束再操作。",
    log: "somebody is called or served at the counter",
  },
});
