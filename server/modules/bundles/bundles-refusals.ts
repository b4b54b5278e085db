import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "bundle-not-found": {
    status: 404,
    message: "没有这件事，或者它现在不能办理；请搜索其中的事项单独办理，或到窗口咨询。",
    log: "no such bundle in use",
  },
  "bundle-unknown": {
    status: 404,
    message: "没有这件事，请在列表里选择。",
    log: "no such bundle, published or drafted",
  },
  "bundle-invalid": {
    status: 400,
    message: "内容有误，请按提示修改后再保存。",
    log: "content is no bundle",
  },
  "bundle-lead-unknown": {
    status: 422,
    message: "机构库里没有这个牵头部门，请先在机构管理里登记。",
    log: "lead organ is not known",
  },
  "bundle-draft-changed": {
    status: 409,
    message: "草稿已被别人改过或发布，请刷新页面，在最新内容上修改。",
    log: "the draft was changed or published meanwhile",
  },
  "bundle-exists": {
    status: 409,
    message: "已经有这个标识的一件事，请换一个标识，或在列表里打开它修改。",
    log: "a bundle of this key is there already",
  },
  "bundle-draft-outdated": {
    status: 409,
    message: "起草以后已经有更新的版本，请对照最新一版，把草稿再保存一次，由另一人发布。",
    log: "a newer version was published since the draft was saved",
  },
  "bundle-own-draft": {
    status: 403,
    message: "自己编辑的草稿须由另一人发布，请通知同事审核发布。",
    log: "the last editor of a draft may not publish it",
  },
  "bundle-not-publishable": {
    status: 422,
    message: "还不能发布，请先改正提示的问题。",
    log: "the publishing gate found problems",
  },
});
