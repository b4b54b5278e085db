/** The refusals of the ground itself: requests that cannot be read, addresses that do not exist, too much at once. */
import { defineRefusals } from "./refusal.ts";

defineRefusals({
  "bad-json": {
    status: 400,
    message: "提交的内容不是正确的 JSON，请检查后重新提交。",
    log: "body is not JSON",
  },
  "bad-encoding": {
    status: 400,
    message: "提交的内容含有无法识别的字符，请用 UTF-8 编码重新提交。",
    log: "input is not well-formed UTF-8 or holds NUL characters",
  },
  "bad-request": { status: 400, message: "无法读懂这个请求，请检查后重试。", log: "request cannot be read" },
  "bad-multipart": {
    status: 400,
    message: "文件没有传完整，请重新上传。",
    log: "multipart body is broken or cut off",
  },
  "body-too-large": {
    status: 413,
    message: "提交的内容太大，请减少内容或分次提交。",
    log: "body is larger than the route allows",
  },
  "wrong-content-type": {
    status: 415,
    message: "不支持这种内容格式，请以 application/json 提交。",
    log: "content type is not supported by the route",
  },
  "foreign-origin": {
    status: 403,
    message: "请求来自其他网站，为安全起见未予执行。请从本平台的页面操作。",
    log: "a state-changing request came from another origin",
  },
  "too-many-requests": {
    status: 429,
    message: "操作太频繁，请 {retryAfter} 秒后再试。",
    log: "rate limit exceeded",
  },
  "database-unavailable": {
    status: 503,
    message: "系统正在恢复，请稍后再试。",
    log: "the database cannot be reached or gave up",
  },
});
