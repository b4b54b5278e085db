/** What screens call the codes of `voice.ts`. Apart from the schemas, so that pages need none of them. */

export const voiceKinds = ["unresolved", "complaint", "suggestion", "clue"] as const;
export type VoiceKind = (typeof voiceKinds)[number];
export const voiceKindNames: Record<VoiceKind, string> = {
  unresolved: "办不成事",
  complaint: "投诉",
  suggestion: "建议",
  clue: "线索",
};

export const voiceAbouts = ["item", "case", "counter", "person", "organ", "matter"] as const;
export type VoiceAbout = (typeof voiceAbouts)[number];
export const voiceAboutNames: Record<VoiceAbout, string> = {
  item: "一个事项",
  case: "一件正在办的事",
  counter: "一个窗口",
  person: "一名工作人员",
  organ: "一个部门",
  matter: "别的事",
};

/** R12.7 why it could not be done. */
export const unresolvedCategories = ["not-as-listed", "materials", "powers", "system", "policy-gap"] as const;
export const unresolvedCategoryNames: Record<string, string> = {
  "not-as-listed": "未按清单和指南办",
  materials: "材料问题",
  powers: "权限问题",
  system: "系统问题",
  "policy-gap": "政策空白",
};

/** Every other code that an action records. */
export const voiceCodeNames: Record<string, string> = {
  ...unresolvedCategoryNames,
  solved: "已解决",
  partly: "部分属实（部分解决）",
  explained: "不能解决，已说明理由",
  founded: "属实",
  unfounded: "不属实",
  unclear: "无法核实",
  adopted: "采纳建议",
  "not-ours": "不属于政务服务的事",
  "settled-before": "已经处理过，没有新情况",
  "other-way": "应当通过复议、诉讼等途径解决",
  process: "改了流程",
  "item-data": "改了事项清单和指南",
  training: "培训、教育了工作人员",
  "policy-proposed": "向上级提出了政策建议",
  "not-needed": "不需要改，已写明理由",
  apology: "向当事人道歉",
  discipline: "按规定处理了责任人",
};

export const voiceChannels = ["counter", "phone", "letter"] as const;
export const voiceChannelNames: Record<string, string> = {
  portal: "网上",
  counter: "窗口",
  phone: "投诉电话",
  letter: "意见箱",
};
