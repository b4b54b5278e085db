import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "conduct-round-not-found": {
    status: 404,
    message: "没有找到这次巡查，请回到今日巡查再看。",
    log: "no such round",
  },
  "conduct-entry-not-found": {
    status: 404,
    message: "没有找到这条考核记录，请刷新后再看。",
    log: "no such conduct entry",
  },
  "conduct-person-not-found": {
    status: 404,
    message: "没有找到这个人，请从名单里选。",
    log: "no such member of staff, or closed",
  },
  "conduct-place-not-found": {
    status: 404,
    message: "没有找到这个窗口或分区，请从名单里选。",
    log: "no such counter or zone, or closed",
  },
  "conduct-duty-not-found": {
    status: 404,
    message: "没有找到这次带班，请刷新后再看。",
    log: "no such duty of a leader",
  },
  "conduct-round-open": {
    status: 409,
    message: "这个分区有一次巡查还没有结束，请先结束它。",
    log: "a round of this zone is under way",
  },
  "conduct-round-ended": {
    status: 409,
    message: "这次巡查已经结束，不能再改。",
    log: "round has ended",
  },
  "conduct-round-unfinished": {
    status: 409,
    message: "还有窗口没有看：{missing}。看完再结束。",
    log: "counters of the round were not seen",
  },
  "conduct-two-supervisors": {
    status: 400,
    message: "巡查要两名督查员同行，请选本分区的另一名督查员。",
    log: "the second supervisor is missing, the same, or of another zone",
  },
  "conduct-not-here": {
    status: 409,
    message: "这个人这一天不在这里的窗口任职，请核对后再登记。",
    log: "the person has no post here on this day",
  },
  "conduct-on-leave": {
    status: 409,
    message: "这个人今天请假，不参加考核。",
    log: "the person is on leave",
  },
  "conduct-oneself": {
    status: 409,
    message: "不能考核自己，请由另一名督查员登记。",
    log: "nobody appraises themselves",
  },
  "conduct-item-unknown": {
    status: 400,
    message: "考核表里没有这一项，请重新选择。",
    log: "the sheet has no such item",
  },
  "conduct-photo-unknown": {
    status: 400,
    message: "照片没有传上，请重新拍照。",
    log: "photo was not uploaded by this person",
  },
  "conduct-photo-type": {
    status: 415,
    message: "照片只能是 JPG 或 PNG，请重新拍照。",
    log: "the file is no picture",
  },
  "conduct-take-back": {
    status: 409,
    message: "只有登记人当天可以撤回；已经申诉的按申诉处理。",
    log: "the entry cannot be taken back",
  },
  "conduct-day": {
    status: 400,
    message: "日期不对：请核对先后，考勤不能登记今天以后的。",
    log: "day out of range",
  },
  "conduct-term-overlaps": {
    status: 409,
    message: "这个人在这段时间已经有窗口任职，请先结束原来的。",
    log: "terms of one person overlap",
  },
  "conduct-supervisor-twice": {
    status: 409,
    message: "这个人已经是这个分区的督查员。",
    log: "supervises this zone already",
  },
  "conduct-duty-twice": {
    status: 409,
    message: "这位领导这一天已经排在这个窗口带班。",
    log: "duty is there already",
  },
  "conduct-handed-to": {
    status: 400,
    message: "到岗的不用交接；没到的，请选另一位接班的人。",
    log: "handed to the same person, or though present",
  },
  "contest-not-yours": {
    status: 403,
    message: "只能对自己的扣分提出申诉。",
    log: "the entry is somebody else's, or an award",
  },
  "contest-late": {
    status: 409,
    message: "申诉期限已过（{until}），不能再申诉。",
    log: "the time to contest is over",
  },
  "contest-twice": {
    status: 409,
    message: "这条记录已经申诉过，或者已经撤销。",
    log: "contested before, or struck",
  },
  "contest-own-entry": {
    status: 403,
    message: "这条记录是您登记的，或者您在同一次巡查，请由其他监察人员处理。",
    log: "who made the entry does not examine the contest",
  },
});
