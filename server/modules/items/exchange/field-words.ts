/** Words for the kinds of form fields, as the template prints them. */
import type { FieldType } from "#contract/form.ts";
import { fileKinds } from "#server/kernel/answer-files.ts";

export const fieldTypes: Record<FieldType, string> = {
  text: "文字",
  paragraph: "长文字",
  number: "数字",
  money: "金额",
  date: "日期",
  "yes-no": "是否",
  choice: "单选",
  choices: "多选",
  phone: "手机号码",
  "citizen-id": "身份证号",
  uscc: "统一社会信用代码",
  address: "地址",
  rows: "多行",
  file: "文件",
  signature: "签名",
};

export const fileKindWords: Record<string, string> = Object.fromEntries(
  Object.entries(fileKinds).map(([kind, { name }]) => [kind, name]),
);

const { paragraph, choice, choices, rows, file, signature, ...single } = fieldTypes;
/** What a row may hold. */
export const rowFieldTypes: Record<string, string> = single;

export const prefills: Record<string, string> = {
  "applicant.name": "申请人姓名",
  "applicant.idNumber": "申请人证件号码",
  "applicant.phone": "申请人电话",
  "applicant.address": "申请人地址",
  "enterprise.name": "企业名称",
  "enterprise.uscc": "企业信用代码",
  "enterprise.address": "企业地址",
  "enterprise.legalPerson": "企业法定代表人",
};
