/** Spreadsheets over HTTP: sent as the body itself, and answered for saving. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ImportQuery } from "#contract/import-report.ts";
import { readWorkbook, type Sheet, type StyledSheet, WorkbookError, writeWorkbook } from "../xlsx/index.ts";
import type { App } from "./app-frame.ts";
import { defineRefusals, refuse } from "./refusal.ts";

export const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

defineRefusals({
  "workbook-unreadable": {
    status: 400,
    message: "文件不能导入：{fault}。",
    log: "the file is no workbook",
  },
});

/** Lets the routes of this scope take workbooks of at most so many bytes. */
export function acceptWorkbooks(app: App, bodyLimit: number): void {
  app.addContentTypeParser(
    xlsxType,
    { parseAs: "buffer", bodyLimit },
    async (_: unknown, bytes: Buffer) => bytes,
  );
}

/** The sheets that were sent; refused when the body is no workbook. */
export function workbookIn({ body }: FastifyRequest): Sheet[] {
  if (!Buffer.isBuffer(body)) throw refuse("wrong-content-type");
  try {
    return readWorkbook(body);
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    throw refuse("workbook-unreadable", { fault: error.message.replace(/。$/, "") });
  }
}

/** The request key an import is to be written under; undefined: only its report is asked for. Refused: no key. */
export function commitKey({ commit, requestKey }: ImportQuery): string | undefined {
  if (!commit) return undefined;
  if (!requestKey) throw refuse("invalid-input", { field: "requestKey" });
  return requestKey;
}

/** Answers with a workbook to be saved under this name. */
export async function sendWorkbook(
  reply: FastifyReply,
  name: string,
  sheets: readonly StyledSheet[],
): Promise<void> {
  void reply.type(xlsxType).header("content-disposition", `attachment; filename="${name}"`);
  await reply.send(Buffer.from(writeWorkbook(sheets)));
}
