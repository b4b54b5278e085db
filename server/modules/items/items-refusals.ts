/** What the module refuses. */
import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "item-not-found": {
    status: 404,
    message: "没有找到这个事项，它可能已改名或取消，请重新搜索。",
    log: "no such item",
  },
  "item-version-not-found": {
    status: 404,
    message: "没有找到这个事项的这一版本，请在版本列表里选择。",
    log: "no such version of the item",
  },
  "item-exists": {
    status: 409,
    message: "这个事项标识或业务办理项编码已经有了，请换一个，或直接编辑已有的事项。",
    log: "key or code belongs to an item already",
  },
  "item-invalid": {
    status: 400,
    message: "事项内容有误，请按提示修改后再保存。",
    log: "content is no item",
  },
  "item-organ-unknown": {
    status: 422,
    message: "机构库里没有这个实施主体，请先在机构管理里登记。",
    log: "implementing organ is not known",
  },
  "item-draft-exists": {
    status: 409,
    message: "这个事项已经有一份草稿，请打开草稿继续编辑。",
    log: "the item has a draft already",
  },
  "item-draft-changed": {
    status: 409,
    message: "草稿已被别人改过，请刷新页面，在最新内容上修改。",
    log: "the draft was changed or published meanwhile",
  },
  "item-not-publishable": {
    status: 422,
    message: "事项还不能发布，请先补齐缺少的要素并改正提示的问题。",
    log: "the publishing gate found problems",
  },
  "item-own-draft": {
    status: 403,
    message: "自己编辑的草稿须由另一人发布，请通知同事审核发布。",
    log: "the last editor of a draft may not publish it",
  },
  "item-status": {
    status: 409,
    message: "事项现在的状态不能这样办，请刷新页面查看最新状态。",
    log: "the item's status does not allow this",
  },
  "item-date-past": {
    status: 422,
    message: "取消日期不能早于今天，也不能早于生效日期。",
    log: "cancellation lies in the past or before the item takes effect",
  },
  "alias-exists": {
    status: 409,
    message: "这个事项已经有这个俗称。",
    log: "the item has this alias already",
  },
  "alias-not-found": {
    status: 404,
    message: "没有找到这个俗称；公用俗称请在公用俗称表里修改。",
    log: "no such alias of the item's own",
  },
  "search-miss-not-found": {
    status: 404,
    message: "没有找到这条搜索记录，可能已被处理。",
    log: "no such open search miss",
  },
  "list-edition-not-found": {
    status: 404,
    message: "没有找到这份清单，请在清单列表里选择。",
    log: "no such edition",
  },
  "list-edition-exists": { status: 409, message: "这个清单代号已经有了，请换一个。", log: "edition exists" },
  "list-entry-not-found": { status: 404, message: "清单里没有这个序号的条目。", log: "no such entry" },
});
