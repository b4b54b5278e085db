/** What can be refused about service points, and what to do then. */
import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "site-not-found": {
    status: 404,
    message: "没有找到这个服务点，可能已经停用。",
    log: "no such hall, or closed",
  },
  "site-changed": {
    status: 409,
    message: "这个服务点刚被别人改过，请刷新后再改。",
    log: "the version named is not the present one",
  },
  "site-invalid": {
    status: 400,
    message: "服务点有误：{faults}。",
    log: "the site's content does not make sense",
  },
  "site-workbook-foreign": {
    status: 400,
    message: "这个文件里没有“服务点”或“能办事项”表，请用导出的表格。",
    log: "the workbook has none of our sheets",
  },
  "site-matter-unknown": {
    status: 404,
    message: "没有找到这个事项。",
    log: "no such item",
  },
});
