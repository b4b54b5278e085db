export { readWorkbook } from "./read.ts";
export { type Sheet, type SheetStyle, type StyledSheet, WorkbookError } from "./workbook.ts";
export { writeWorkbook } from "./write.ts";
