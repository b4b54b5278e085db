/** What the organisation module refuses, and what to do next. */
import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "organisation-invalid": {
    status: 400,
    message: "填写的内容有误：{faults}。",
    log: "a row of the organisation is wrong",
  },
  "organisation-exists": {
    status: 409,
    message: "这个代号已经有了，请改用别的代号，或者去修改原有的那一条。",
    log: "a row of the organisation with this key exists",
  },
  "organisation-not-found": {
    status: 404,
    message: "没有找到这一条，请刷新列表后再试。",
    log: "no such row of the organisation",
  },
  "organisation-changed": {
    status: 409,
    message: "这一条刚被别人修改过，请刷新后再改。",
    log: "row of the organisation has another version",
  },
  "organisation-workbook-foreign": {
    status: 400,
    message: "工作簿里没有“机构”“大厅”“分区”“窗口”中的任何一张表，请用导出的表格填写。",
    log: "the workbook has none of our sheets",
  },
});
