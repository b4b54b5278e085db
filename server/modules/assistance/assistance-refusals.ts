/** What can be refused about helping with errands, and what to do then. */
import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "assistance-not-found": {
    status: 404,
    message: "没有找到这件帮代办，请核对编号。",
    log: "no such errand, or not for this person",
  },
  "assistance-not-yours": {
    status: 403,
    message: "这件事现在由别的帮办员在帮，要接手请让他移交给您。",
    log: "the errand is with another helper",
  },
  "assistance-area": {
    status: 422,
    message: "请选择本县的乡镇街道和村社区。",
    log: "no such area in this county",
  },
  "assistance-phone": {
    status: 422,
    message: "电话号码有误，请核对后重填。",
    log: "not a phone number",
  },
  "assistance-words": {
    status: 422,
    message: "请写几句话。",
    log: "words are missing",
  },
  "assistance-call-again": {
    status: 409,
    message: "还没有联系够规定的次数，请再联系。",
    log: "too few calls were tried",
  },
  "assistance-nobody": {
    status: 409,
    message: "附近的帮办员都满了或不在岗，请另选一个人。",
    log: "no helper of any tier is free",
  },
  "assistance-full": {
    status: 409,
    message: "这位帮办员手上的已经到上限，请换一个人。",
    log: "the helper has as many as the tier's cap",
  },
  "assistance-helper": {
    status: 422,
    message: "请选择名册上在岗的帮办员。",
    log: "not a helper on the roster, or away",
  },
  "helper-changed": {
    status: 409,
    message: "名册在别处改过了，请刷新后再改。",
    log: "the roster entry was changed meanwhile",
  },
  "helper-no-post": {
    status: 422,
    message: "这个账号没有帮办员岗位，请先由安全管理员授予岗位。",
    log: "the account holds no post of an assistant",
  },
  "helper-place": {
    status: 422,
    message: "层级和服务的地方不相符：县级选县，乡镇选乡镇，村选村；小区和园区要填名称。",
    log: "tier, area and place do not fit together",
  },
  "helper-busy": {
    status: 409,
    message: "他手上还有没办完的，请先移交再离开名册。",
    log: "a helper with errands on hand cannot leave the roster",
  },
  "duty-clash": {
    status: 409,
    message: "这位帮办员这天已经排了这段时间，请换一段。",
    log: "duty overlaps another duty of the same helper",
  },
  "duty-not-found": { status: 404, message: "没有找到这条值班。", log: "no such duty" },
  "errand-mandate-not-found": {
    status: 404,
    message: "没有找到这份委托书。",
    log: "no such mandate, or not for this person",
  },
  "mandate-other-helper": {
    status: 403,
    message: "这份委托书委托的不是您。",
    log: "the mandate is another helper's",
  },
  "mandate-withdrawn": {
    status: 403,
    message: "委托人已经撤销了这份委托，不能再代办。",
    log: "the mandate was withdrawn",
  },
  "mandate-not-consented": {
    status: 403,
    message: "委托人还没有同意这份委托书，同意以后才能代办。",
    log: "the client has not agreed to the mandate",
  },
  "mandate-expired": {
    status: 403,
    message: "这份委托书不在有效期内，需要的话请重新委托。",
    log: "the mandate does not hold on this day",
  },
  "mandate-other-action": {
    status: 403,
    message: "委托书没有委托您做这一步，请委托人自己做，或另立委托。",
    log: "the mandate does not name this action",
  },
  "mandate-other-item": {
    status: 403,
    message: "委托书里没有这个事项，不能代办；要办请另立委托。",
    log: "the mandate does not name this item",
  },
  "mandate-cannot-sign": {
    status: 403,
    message: "承诺和签名只能由委托人本人作出。请委托人登录后在“我的草稿”里签，或带到窗口签。",
    log: "a helper may not sign for the client",
  },
  "mandate-own-case": {
    status: 422,
    message: "不能受自己的委托：自己的事请用自己的账号办。",
    log: "the client is the helper",
  },
  "mandate-relative": {
    status: 422,
    message: "近亲属之间不能立帮代办委托，请移交给别的帮办员。",
    log: "the client is close to the helper",
  },
  "mandate-too-long": {
    status: 422,
    message: "委托期限最长 {days} 天，请改短。",
    log: "the mandate would hold too long",
  },
  "mandate-over": {
    status: 422,
    message: "委托的最后一天已经过去，请重新选择。",
    log: "the mandate would have ended already",
  },
  "mandate-paper": {
    status: 422,
    message: "请先上传委托人签了名的委托书照片。",
    log: "the photograph of the signed paper is missing",
  },
  "mandate-client": {
    status: 422,
    message: "姓名或身份证号和这个手机号的实名信息不一致，请核对委托人的身份证。",
    log: "the client's identity differs from that of the account",
  },
  "mandate-identity": {
    status: 422,
    message: "身份证号有误，请照身份证核对。",
    log: "not a citizen identity number",
  },
  "mandate-item-unknown": {
    status: 422,
    message: "没有这个事项，请重新选择。",
    log: "no such item or bundle",
  },
  "mandate-code-wrong": {
    status: 422,
    message: "验证码不对、过期或试得太多。请核对，或重新发一条。",
    log: "the code of consent is wrong, old or used up",
  },
  "mandate-code-soon": {
    status: 429,
    message: "刚发过一条，请 {seconds} 秒以后再发。",
    log: "a code of consent was sent a moment ago",
  },
  "mandate-settled": {
    status: 409,
    message: "这份委托书已经同意或撤销过了，请刷新看看。",
    log: "the mandate was agreed to or withdrawn already",
  },
  "mandate-way": {
    status: 409,
    message: "这份委托书不是用这种方式同意的。",
    log: "the mandate is to be agreed to in another way",
  },
  "guidance-taken": {
    status: 409,
    message: "这个时间刚被别人约走了，请另选一个。",
    log: "the slot is taken or over",
  },
  "guidance-not-found": {
    status: 404,
    message: "没有找到这个预约。",
    log: "no such booking, or not for this person",
  },
});
