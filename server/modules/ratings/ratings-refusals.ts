import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "rating-service-unknown": {
    status: 404,
    message: "没有找到可以评价的服务，可能还没有办完，请到“我的办件”查看。",
    log: "no such service of the case",
  },
  "rating-not-yours": {
    status: 403,
    message: "只有办这件事的申请人本人或者代办人可以评价。",
    log: "not the person who was served",
  },
  "rating-by-staff": {
    status: 403,
    message: "工作人员账号不能代替群众评价，请退出登录，由办事人自己评价。",
    log: "a member of staff tries to rate",
  },
  "rating-hall-network": {
    status: 403,
    message: "大厅网络不能用链接评价。请用自己的手机流量打开，或者在窗口平板上评价。",
    log: "a link was used from a hall's network",
  },
  "rating-too-late": {
    status: 409,
    message: "评价的时间已经过了。有意见可以拨打 12345 反映。",
    log: "the window for rating is over",
  },
  "rating-twice": {
    status: 409,
    message: "这次服务已经评价过了，每次服务评价一次；可以在“我的办件”里追评一次。",
    log: "the service was rated before",
  },
  "rating-codes": {
    status: 400,
    message: "选的评价内容和星级不一致，请重新选择。",
    log: "a detail code that is not of this star, or not in use",
  },
  "rating-follow-up": {
    status: 409,
    message: "现在不能追评：还没有评价、已经追评过一次，或者追评的时间过了。",
    log: "no follow-up now",
  },
  "rating-link-unknown": {
    status: 404,
    message: "链接无效，请核对短信，或者到“我的办件”评价。",
    log: "no such link",
  },
  "rating-link-expired": {
    status: 410,
    message: "链接已过期，请到“我的办件”评价。",
    log: "the link has expired",
  },
  "rating-link-used": {
    status: 409,
    message: "这个链接已经用过了，每次服务评价一次。",
    log: "the link was used",
  },
  "rating-nothing-here": {
    status: 409,
    message: "这个窗口现在没有等待评价的服务。",
    log: "no service waits for a rating at this counter",
  },
  "rating-not-held": {
    status: 409,
    message: "这条评价已经核实过了，请刷新后再看。",
    log: "the rating is not held",
  },
  "rating-not-found": {
    status: 404,
    message: "没有找到这条评价，请刷新后再看。",
    log: "no such rating",
  },
  "bad-rating-same-person": {
    status: 403,
    message: "这一步要由另一个人来做：整改的、提出认定的、被评价的人都不能自己复核。",
    log: "checked by somebody who took part",
  },
  "bad-rating-note": {
    status: 400,
    message: "请写明和评价人联系的情况。",
    log: "a call without its note",
  },
  "bad-rating-attempts": {
    status: 409,
    message: "联系的次数还不够，请换个时间再联系。",
    log: "too few attempts to reach the person who rated",
  },
});
