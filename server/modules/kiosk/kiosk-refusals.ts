/** What can be refused at a kiosk, and what to do then: in words short enough for its screen. */
import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "kiosk-only": {
    status: 403,
    message: "这里只在自助机上用。",
    log: "this device is not a kiosk",
  },
  "kiosk-reader-absent": {
    status: 503,
    message: "本机没有接身份证读卡器，请到窗口办理。",
    log: "no connector for card reader and camera is configured",
  },
  "kiosk-no-card": {
    status: 409,
    message: "没有读到身份证，请把身份证平放在读卡区。",
    log: "the reader found no card, or none that can be one",
  },
  "kiosk-card-old": {
    status: 409,
    message: "时间太久了，请重新放身份证。",
    log: "the card was read too long ago, or at another kiosk",
  },
  "kiosk-face-differs": {
    status: 403,
    message: "人脸和身份证对不上，请本人正对镜头，或者到窗口办理。",
    log: "the face is not that of the card",
  },
  "kiosk-machine": {
    status: 503,
    message: "机器一时没有反应，请再试一次，或者到窗口办理。",
    log: "the kiosk connector did not answer as agreed",
  },
  "kiosk-sign-in": {
    status: 409,
    message: "请先放身份证登录。",
    log: "nobody is signed in at the kiosk",
  },
  "kiosk-no-paper": {
    status: 409,
    message: "没有打印纸了，请到旁边的机器，或者请工作人员加纸。",
    log: "the printer has no paper",
  },
  "kiosk-print-long": {
    status: 422,
    message: "这一份页数太多，请到窗口打印。",
    log: "more pages than a kiosk prints",
  },
  "kiosk-printing": {
    status: 409,
    message: "正在打印，请稍等。",
    log: "the same print is under way",
  },
  "kiosk-phone": {
    status: 422,
    message: "请输入手机号，有事好联系您。",
    log: "a deposit needs a phone or somebody signed in",
  },
  "kiosk-deposit-about": {
    status: 422,
    message: "没有找到这个办件，请核对编号。",
    log: "the deposit names a matter that is not there",
  },
  "deposit-inventory": {
    status: 422,
    message: "请写下信封里有什么、各几张。",
    log: "a deposit was taken up without an inventory",
  },
  "deposit-note": {
    status: 422,
    message: "请写清为什么、请他怎么做。",
    log: "a deposit is to be fetched back without a reason",
  },
  "kiosk-not-payable": {
    status: 409,
    message: "这个办件现在没有要在这里缴的费。",
    log: "nothing is to be paid for this matter at a kiosk",
  },
  "kiosk-matter-ended": {
    status: 409,
    message: "这个办件已经结束，不用再缴费。",
    log: "the matter ended without its fee",
  },
  "kiosk-paid": {
    status: 409,
    message: "这个办件已经缴过费，不用再缴。",
    log: "the matter was paid already",
  },
  "kiosk-payment-absent": {
    status: 503,
    message: "本机还不能缴费，请到窗口缴。",
    log: "no payment gateway is configured",
  },
  "kiosk-payment-elsewhere": {
    status: 409,
    message: "这个办件正在另一台机器上缴费，请在那里付完，或稍后再来。",
    log: "the matter is being paid at another kiosk at this moment",
  },
  "kiosk-slip-twice": {
    status: 409,
    message: "凭条已经补打过一次，再要请到窗口。",
    log: "the slip of the payment was printed twice already",
  },
  "payment-not-found": {
    status: 404,
    message: "没有找到这笔缴费，请刷新后再看。",
    log: "no such payment, or it was not made",
  },
  "refund-not-paid": {
    status: 409,
    message: "这笔缴费没有付成，或者已经退了，不用再退。",
    log: "the payment is not paid, or given back already",
  },
  "refund-asked": {
    status: 409,
    message: "这笔缴费已经申请过退费，请看它办到哪一步。",
    log: "a refund of the payment is under way",
  },
  "refund-over": {
    status: 422,
    message: "退的钱比这笔缴费剩下的还多，请核对金额。",
    log: "the refunds would come to more than was paid",
  },
  "refund-not-found": {
    status: 404,
    message: "没有找到这个退费申请，请刷新后再看。",
    log: "no such refund",
  },
  "refund-decided": {
    status: 409,
    message: "这个退费申请已经有人审批了，请刷新后再看。",
    log: "the refund is decided already",
  },
  "refund-own": {
    status: 403,
    message: "自己申请的退费要由另一个人审批，请找同事。",
    log: "who asks for a refund does not decide it",
  },
  "kiosk-payment-not-found": {
    status: 404,
    message: "没有找到这笔缴费，请重新来。",
    log: "no such payment at this kiosk",
  },
});
