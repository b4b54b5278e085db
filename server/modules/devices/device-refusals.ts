import { defineRefusals } from "#server/platform/http/refusal.ts";

/** What can be refused about devices, and what to do then. */
defineRefusals({
  "device-not-found": {
    status: 404,
    message: "没有找到这台设备，可能已停用，请刷新后再看。",
    log: "no such device",
  },
  "device-code-unknown": {
    status: 404,
    message: "配对码不对，或者已经用过、过了时间。请安全管理员在“设备”里重新生成。",
    log: "device code is unknown, used or expired",
  },
  "device-code-other": {
    status: 409,
    message: "这个配对码是给另一类设备用的，请核对后再输。",
    log: "device code is for another kind of device",
  },
  "device-tries": {
    status: 429,
    message: "试的次数太多，请过几分钟再输。",
    log: "too many device codes tried from one address",
  },
  "device-locked": {
    status: 423,
    message: "本机暂停使用，请到旁边的机器或窗口办理。",
    log: "device is locked",
  },
  "device-not-locked": {
    status: 409,
    message: "这台设备没有暂停，请刷新后再看。",
    log: "device is not locked",
  },
  "device-is-locked": {
    status: 409,
    message: "这台设备已经暂停，请刷新后再看。",
    log: "device is locked already",
  },
});
