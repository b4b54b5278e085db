/**
 * Files in answers (`file` fields, drawn signatures). What `answerFiles` names is what a handing in is checked for and
 * what a reader of the case may open, so both look at the answers alone and never at the form.
 */

import type { FileKind, FileRef } from "#contract/file.ts";
import type { Answers, Field } from "#contract/form.ts";
import { type Answer, isAnswered } from "./condition.ts";
import type { FieldFault } from "./field-fault.ts";
import { signatureOf } from "./signature.ts";

/** Most files where the field sets no limit. */
const mostFiles = 10;

const fileId = /^[0-9a-f]{64}$/;

/** What each kind is called, what its files are named, and the media types its content may have. */
export const fileKinds: Record<FileKind, { name: string; extensions: string[]; types: string[] }> = {
  image: { name: "图片", extensions: [".jpg", ".jpeg", ".png"], types: ["image/jpeg", "image/png"] },
  pdf: { name: "PDF", extensions: [".pdf"], types: ["application/pdf"] },
  word: {
    ...{ name: "Word", extensions: [".docx"] },
    types: ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  },
  excel: {
    ...{ name: "Excel", extensions: [".xlsx"] },
    types: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  },
  ofd: { name: "OFD", extensions: [".ofd"], types: ["application/ofd"] },
};

/** The files an answer lists, each once; none in any other answer. */
export function filesOf(answer: Answer): FileRef[] {
  const listed: unknown[] = Array.isArray(answer) ? answer : [];
  const files = listed.filter(isFileRef).map(({ id, name }) => ({ id, name }));
  return [...new Map(files.map((file) => [file.id, file])).values()];
}

function isFileRef(each: unknown): each is FileRef {
  if (typeof each !== "object" || each === null || !("id" in each) || !("name" in each)) return false;
  return typeof each.id === "string" && fileId.test(each.id) && typeof each.name === "string";
}

/** Every file that answers name, with the answer it is in. */
export function answerFiles(answers: Answers): { field: string; id: string }[] {
  return Object.entries(answers).flatMap(([field, answer]) => {
    const signature = signatureOf(answer);
    const drawn = signature?.way === "drawn" ? [signature.file] : [];
    return [...drawn, ...filesOf(answer).map(({ id }) => id)].map((id) => ({ field, id }));
  });
}

/** What is wrong with the list of a `file` field; what the files are is for `unfitFile` to say. */
export function filesFault(field: Field, answer: Answer): FieldFault | undefined {
  const { label, required, min = 0, max = mostFiles } = field;
  if (!isAnswered(answer)) return required ? { code: "required", message: `请上传${label}` } : undefined;
  const files = filesOf(answer);
  if (!Array.isArray(answer) || files.length !== answer.length) {
    return { code: "type", message: `请重新上传${label}` };
  }
  const now = `现在有 ${files.length} 个`;
  if (files.length < min) return { code: "too-short", message: `${label}至少要 ${min} 个文件，${now}` };
  if (files.length > max) return { code: "too-long", message: `${label}最多 ${max} 个文件，${now}` };
  return undefined;
}

/** Why a field does not take this file; undefined when it does. */
export function unfitFile(
  { label, kinds, megabytes }: Pick<Field, "label" | "kinds" | "megabytes">,
  file: { type: string; size: number },
): string | undefined {
  if (kinds && !kinds.some((kind) => fileKinds[kind].types.includes(file.type))) {
    return `${label}只收${kinds.map((kind) => fileKinds[kind].name).join("、")}，请换一个文件`;
  }
  if (megabytes !== undefined && file.size > megabytes * 1024 * 1024) {
    return `${label}每个文件不能超过 ${megabytes} MB，请压缩后再传`;
  }
  return undefined;
}
