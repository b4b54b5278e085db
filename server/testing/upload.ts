/** Bringing a file, as a browser sends it. */
import assert from "node:assert/strict";
import type { FileRef } from "#contract/file.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Browser } from "./hall.ts";

/** A picture of one dot. */
export const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

export async function bring(
  app: App,
  who: Browser,
  content: Buffer,
  name: string,
  url = "/api/files",
): Promise<FileRef> {
  const boundary = "----tongban";
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const headers = { ...who.sent, "content-type": `multipart/form-data; boundary=${boundary}` };
  const response = await app.inject({ method: "POST", url, headers, payload });
  assert.equal(response.statusCode, 201, response.body);
  return { id: response.json().id, name };
}
