/** What the people module refuses, and what to do next. */
import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "counter-unknown": {
    status: 400,
    message: "没有这个窗口，请从这个大厅的窗口里选。",
    log: "no such counter in the hall",
  },
  "phone-not-mobile": {
    status: 400,
    message: "请输入 11 位手机号。",
    log: "the phone number is not a mobile number",
  },
  "code-too-soon": {
    status: 429,
    message: "验证码发送太频繁，请 {seconds} 秒后再试。",
    log: "too many sign-in codes for this phone or client",
  },
  "code-wrong": {
    status: 401,
    message: "验证码不正确或已失效，请核对短信，或者重新获取验证码。",
    log: "sign-in code is wrong, over or used up",
  },
  "sign-in-too-often": {
    status: 429,
    message: "登录太频繁，请 {seconds} 秒后再试。",
    log: "too many sign-ins from this client",
  },
  "sign-in-failed": {
    status: 401,
    message: "账号或密码不正确，请核对后再试。连续输错会暂时锁定账号。",
    log: "account or password is wrong",
  },
  "account-locked": {
    status: 429,
    message: "登录失败次数过多，账号已暂时锁定。请 {minutes} 分钟后再试，或者联系安全管理员解锁。",
    log: "too many failed sign-ins for this account",
  },
  "totp-required": { status: 401, message: "请输入动态口令。", log: "second factor is missing" },
  "totp-wrong": {
    status: 401,
    message: "动态口令不正确或已用过，请等下一个口令出现后再试。",
    log: "second factor is wrong or was used before",
  },
  "totp-is-set-up": {
    status: 409,
    message: "动态口令已经绑定。如需更换，请联系安全管理员解除后重新绑定。",
    log: "second factor is set up already",
  },
  "totp-not-begun": {
    status: 409,
    message: "请先打开绑定页面，用手机扫码后再输入动态口令。",
    log: "second factor was not begun",
  },
  "password-wrong": {
    status: 400,
    message: "原密码不正确，请核对后再试。",
    log: "old password is wrong",
  },
  "password-weak": {
    status: 400,
    message: "新密码不符合要求：{faults}。",
    log: "new password does not meet the rules",
  },
  "account-taken": {
    status: 409,
    message: "这个登录名已经有人用过，请换一个。",
    log: "staff account exists",
  },
  "staff-not-found": {
    status: 404,
    message: "没有找到这名工作人员，请刷新列表后再试。",
    log: "no such staff account",
  },
  "staff-workbook-foreign": {
    status: 400,
    message: "工作簿里没有“人员”这张表，请用导出的表格填写。",
    log: "the workbook has no sheet of staff",
  },
  "staff-changed": {
    status: 409,
    message: "这名工作人员的资料刚被别人修改，请刷新后再改。",
    log: "staff account has another version",
  },
  "organ-unknown": {
    status: 400,
    message: "没有这个机构，或者已经撤销，请重新选择。",
    log: "no such organ",
  },
  "hall-unknown": {
    status: 400,
    message: "没有这个大厅，或者已经关闭，请重新选择。",
    log: "no such hall",
  },
  "roles-clash": {
    status: 409,
    message: "系统、安全、审计管理员三员分立：管理员不能兼任其他角色。",
    log: "roles may not be held together (R13.3)",
  },
  "post-held": {
    status: 409,
    message: "这名工作人员已有这个岗位，不用重复授予。",
    log: "post is held already",
  },
  "post-not-found": {
    status: 404,
    message: "没有找到这个岗位，可能已被收回，请刷新后再看。",
    log: "no such post",
  },
  "own-posts": {
    status: 403,
    message: "不能给自己授予或收回岗位，请由另一名安全管理员操作。",
    log: "nobody changes their own posts",
  },
  "staff-is-closed": {
    status: 409,
    message: "这个账号已停用，请先启用。",
    log: "staff account is closed",
  },
  "kiosk-no-account": {
    status: 409,
    message: "您还没有实名账号。请先用手机扫码登录一次，或者到窗口办理。",
    log: "nobody with a verified account has this card",
  },
  "connected-not-found": {
    status: 404,
    message: "没有找到这个系统，可能已停用，请刷新后再看。",
    log: "no such connected system",
  },
  "profile-changed": {
    status: 409,
    message: "您的资料刚在别处修改过，请刷新后再改。",
    log: "profile has another version",
  },
  "profile-verified": {
    status: 409,
    message: "姓名和身份证号已经实名核验，不能自行修改。如有变化，请重新进行身份认证。",
    log: "verified identity cannot be edited",
  },
  "id-number-wrong": {
    status: 400,
    message: "身份证号不正确，请核对 18 位号码。",
    log: "citizen number fails its check",
  },
  "identity-not-verified": {
    status: 403,
    message: "请先完成实名认证，再代表企业办事。",
    log: "the identity was not verified",
  },
  "identity-failed": {
    status: 400,
    message: "身份认证没有完成，请重新开始。",
    log: "the identity provider's answer cannot be used",
  },
  "identity-taken": {
    status: 409,
    message: "这个身份已经绑定另一个手机号，请用那个手机号登录，或者到窗口办理更换。",
    log: "the identity belongs to another account",
  },
  "uscc-wrong": {
    status: 400,
    message: "统一社会信用代码不正确，请核对 18 位代码。",
    log: "uscc fails its check",
  },
  "enterprise-unknown": {
    status: 404,
    message: "企业登记系统里没有这个统一社会信用代码，请核对营业执照。",
    log: "the registry knows no such enterprise",
  },
  "enterprise-mismatch": {
    status: 400,
    message: "企业名称或法定代表人与登记信息不一致，请对照营业执照核对。",
    log: "name or legal person differ from the registry",
  },
  "registry-absent": {
    status: 409,
    message: "本地还没有接通企业登记系统，请带营业执照和委托书到窗口办理。",
    log: "no enterprise registry is configured",
  },
  "identity-absent": {
    status: 409,
    message: "本地还没有接通统一身份认证，请用手机号登录。",
    log: "no identity provider is configured",
  },
  "identity-needs-phone": {
    status: 409,
    message: "认证结果里没有手机号，请先用手机号登录，再做身份认证。",
    log: "the identity provider names no phone and nobody is signed in",
  },
  "identity-differs": {
    status: 409,
    message: "这个账号已经实名认证为另一个人，不能再换人。请退出后用自己的手机号登录。",
    log: "the account was verified as somebody else",
  },
  "not-mandated": {
    status: 403,
    message: "您不是这家企业的法定代表人，也没有受它委托。请法定代表人登录后给您委托。",
    log: "the registry confirms no mandate",
  },
  "not-legal-person": {
    status: 403,
    message: "只有法定代表人可以委托别人或者结束委托。",
    log: "only the legal person gives mandates",
  },
  "mandate-not-found": {
    status: 404,
    message: "没有找到这项委托，可能已经结束。",
    log: "no such mandate",
  },
  "mandate-to-oneself": {
    status: 400,
    message: "您是法定代表人，不用委托自己，请填写受托人的手机号。",
    log: "a mandate to oneself",
  },
  "mandate-days-wrong": {
    status: 400,
    message: "委托的截止日期不能早于起始日期，也不能早于今天。",
    log: "a mandate's days are over or backwards",
  },
});
