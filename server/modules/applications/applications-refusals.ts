import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "draft-not-found": {
    status: 404,
    message: "没有找到这份草稿，可能已经提交或删除，请到“我的办件”查看。",
    log: "draft not found",
  },
  "draft-changed": {
    status: 409,
    message: "这份草稿在另一台设备上改过，请刷新后在最新内容上继续填写。",
    log: "draft has another version",
  },
  "draft-outdated": {
    status: 409,
    message: "这个事项的要求刚刚更新了。您填过的都还在，请刷新页面，看看有没有要补的，再提交。",
    log: "draft was filled in under an older version of its item or bundle",
  },
  "item-not-open": {
    status: 409,
    message: "这个事项现在不能在网上申请，请到窗口咨询办理。",
    log: "item is not open for applications",
  },
  "application-incomplete": {
    status: 400,
    message: "申请还不完整，请按提示补全后再提交。",
    log: "application is incomplete",
  },
  "joint-results-not-ready": {
    status: 409,
    message: "还有事项没有办结，全部办结后这里就能下载结果。",
    log: "the bundle is not concluded yet",
  },
  "original-not-asked": {
    status: 409,
    message: "这份材料不用再核验原件：没有交电子文件，是申请人自己写的，或者已经核验过了，请刷新页面后再看。",
    log: "the original of a material that is not kept as grade C",
  },
  "supply-unasked": {
    status: 400,
    message: "这份材料不是承诺后补的，或者已经补交过了，请刷新页面后再看。",
    log: "a material that nobody waits for",
  },
  "supply-incomplete": {
    status: 400,
    message: "承诺后补的材料要一次补齐，请把其余的也上传后再交。",
    log: "not all deferred materials are supplied",
  },
  "supply-empty": {
    status: 400,
    message: "请先上传要补交的材料。",
    log: "a material to be supplied without files",
  },
  "opinion-of-oneself": {
    status: 400,
    message: "征求意见的对象不能是牵头部门自己，请选择其他部门。",
    log: "an organ asks itself for its opinion",
  },
  "opinion-organ-unknown": {
    status: 400,
    message: "没有这个部门，请从部门列表中选择。",
    log: "opinion asked of an organ that is not there",
  },
  "bundle-needs-nothing": {
    status: 400,
    message: "按您的回答，这件事里没有需要办理的事项；请检查前面的回答。",
    log: "the answers choose no item of the bundle",
  },
  "register-differs": {
    status: 409,
    message: "有几处和部门的登记信息不一致，请按提示更正，或者到窗口办理。",
    log: "authoritative fields differ from a register",
  },
  "applicant-barred": {
    status: 403,
    message: "因曾以虚假材料申请或以欺骗手段取得这项许可，限制期内不能再次申请；如有异议，请到窗口咨询。",
    log: "applicant is barred from this licence (R2.11)",
  },
  "applicant-unknown": {
    status: 400,
    message: "请先在“我的信息”里填写姓名和身份证号码，再提交申请。",
    log: "applicant has no name or identity number",
  },
  "file-unknown": {
    status: 400,
    message: "有文件没有上传成功，请重新上传后再提交。",
    log: "a material or an answer names a file its owner did not upload",
  },
  "personal-unknown": {
    status: 404,
    message: "没有这一项信息，请刷新页面后再试。",
    log: "no such personal field",
  },
  "progress-not-found": {
    status: 404,
    message: "编号和查询码对不上，请照收件凭证上的填写；查询码是六位数字。",
    log: "number and query code do not match",
  },
  "document-not-found": { status: 404, message: "没有找到这份文书，请核对后再试。", log: "no such document" },
});
