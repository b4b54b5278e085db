/** What can be refused about kept materials, and what to do then. */
import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "material-not-reusable": {
    status: 409,
    message: "材料库里有一份材料现在不能用了，请回到材料一步重新提交。",
    log: "a kept material does not stand in",
  },
  "material-not-found": {
    status: 404,
    message: "没有找到这份材料，请刷新页面后再看。",
    log: "no such kept material, or not of this person",
  },
  "material-issued": {
    status: 409,
    message: "机关颁发的和窗口核验过的材料不能删除，办事时会替您用上。",
    log: "only C and D materials may be deleted",
  },
  "material-in-running-case": {
    status: 409,
    message: "这份材料所在的办件还没有办完，办完以后可以删除。",
    log: "the case of the material is still running",
  },
});
