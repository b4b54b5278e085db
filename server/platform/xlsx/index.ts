export { countStates } from "./import-report.ts";
export { readWorkbook } from "./read.ts";
export { columnName } from "./text.ts";
export { type Sheet, type SheetStyle, type StyledSheet, WorkbookError } from "./workbook.ts";
export { writeWorkbook } from "./write.ts";
