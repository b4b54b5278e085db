/** Words of the codes of errand helping (帮代办) and remote guiding (云导办). */
export const tiers = ["estate", "park", "village", "town", "county"] as const;
export type Tier = (typeof tiers)[number];

/** R12.5 区–街道–村社–小区，and the park beside them. */
export const tierNames: Record<Tier, string> = {
  estate: "小区",
  park: "园区",
  village: "村（社区）",
  town: "乡镇（街道）",
  county: "县级",
};

export const mandateActions = ["fill", "hand-in", "follow", "collect"] as const;
export type MandateAction = (typeof mandateActions)[number];

export const mandateActionNames: Record<MandateAction, string> = {
  fill: "填写申请",
  "hand-in": "提交申请",
  follow: "查看进度",
  collect: "代领结果",
};

export const consentWays = ["code", "paper", "counter", "portal"] as const;
export type ConsentWay = (typeof consentWays)[number];

export const consentWayNames: Record<ConsentWay, string> = {
  code: "本人手机收到的验证码",
  paper: "本人签名的纸质委托书（存有照片）",
  counter: "本人带身份证原件到窗口当面确认",
  portal: "本人登录网站后确认",
};

export const mandateStates = ["offered", "holds", "expired", "withdrawn"] as const;
export type MandateState = (typeof mandateStates)[number];

export const mandateStateNames: Record<MandateState, string> = {
  offered: "等本人同意",
  holds: "有效",
  expired: "已到期",
  withdrawn: "已撤销",
};

export const assistanceChannels = ["portal", "phone", "counter", "visit"] as const;
export type AssistanceChannel = (typeof assistanceChannels)[number];

export const assistanceChannelNames: Record<AssistanceChannel, string> = {
  portal: "网上",
  phone: "电话",
  counter: "窗口",
  visit: "上门走访",
};

export const outcomeNames: Record<string, string> = {
  done: "办成了",
  guided: "教会了本人自己办",
  referred: "转到别处办",
  unable: "没有办成",
};

export const handOverReasons: Record<string, string> = {
  leave: "请假、外出",
  busy: "手上太多",
  nearer: "换更近的人",
  skill: "需要懂这件事的人",
  language: "需要会说方言的人",
  related: "和委托人是亲属",
  asked: "委托人要求换人",
};

/** What a helper may do next with a wish for help. */
export const useNames: Record<string, string> = {
  open: "开始填写",
  read: "查看填写的内容",
  fill: "填写、修改",
  "hand-in": "提交了申请",
  follow: "查看了进度",
  collect: "代领了结果",
};

export const guidanceWays: Record<string, string> = {
  video: "视频",
  voice: "语音",
  screen: "共享屏幕",
};

export const guidanceEnds: Record<string, string> = {
  done: "讲明白了，当时办好了",
  later: "讲明白了，之后自己办",
  visit: "线上办不了，转帮代办",
  broken: "连接中断",
};
