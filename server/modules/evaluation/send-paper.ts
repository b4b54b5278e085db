/** Answers with the report in one of its forms, to be saved. */
import type { FastifyReply } from "fastify";
import { sendWorkbook } from "#server/platform/http/workbook-body.ts";
import { type PaperInput, paperOf } from "./paper.ts";
import { docxOf } from "./paper-docx.ts";
import { htmlOf } from "./paper-html.ts";
import { pdfOf } from "./paper-pdf.ts";
import { sheetsOf } from "./paper-sheets.ts";

export type PaperFormat = "docx" | "pdf" | "xlsx" | "html";

const types = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
  html: "text/html; charset=utf-8",
};

export async function sendPaper(
  reply: FastifyReply,
  input: PaperInput,
  format: PaperFormat,
  at: string,
): Promise<void> {
  const paper = paperOf(input);
  const name = `evaluation-${input.year}.${format}`;
  if (format === "xlsx") return await sendWorkbook(reply, name, sheetsOf(paper, input.content));
  void reply.type(types[format]).header("content-disposition", `attachment; filename="${name}"`);
  await reply.send(await bytesOf(paper, format, at));
}

async function bytesOf(paper: ReturnType<typeof paperOf>, format: "docx" | "pdf" | "html", at: string) {
  if (format === "pdf") return await pdfOf(paper, at);
  return Buffer.from(format === "docx" ? docxOf(paper) : htmlOf(paper));
}
