/** How the pages talk to the server: JSON both ways, refusals as `Refused`, reading tried again, writing never. */

/** What the server (or the network) refused, with a sentence for the person who asked. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;
  /** What is wrong field by field. */
  readonly fields: { field: string; message: string }[];

  constructor(status: number, body: RefusalBody) {
    super(body.message);
    this.name = "Refused";
    this.status = status;
    this.code = body.code;
    this.field = body.field;
    this.fields = body.fields ?? (body.field ? [{ field: body.field, message: body.message }] : []);
  }
}

interface RefusalBody {
  code: string;
  message: string;
  field?: string;
  fields?: { field: string; message: string }[];
}

type Params = Record<string, string | number | boolean | null | undefined>;

const offline: RefusalBody = {
  code: "offline",
  message: "网络不通。您填的内容还在，请检查网络后再试。",
};

let signedOut: (() => void) | undefined;

/** What to do when the server no longer knows who is asking: each application leads to its own sign-in page. */
export function whenSignedOut(action: () => void): void {
  signedOut = action;
}

/** A key of a write, made once per intention, so that a repeat changes nothing twice. */
export function newRequestKey(): string {
  // randomUUID exists only in secure contexts; a hall's intranet may not be one.
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Reads; a dropped connection or a busy server is tried again, twice. */
export async function get<T>(path: string, params?: Params): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send<T>("GET", address(path, params));
    } catch (error) {
      if (attempt > 2 || !(error instanceof Refused) || ![0, 502, 503, 504].includes(error.status))
        throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt * 400));
    }
  }
}

/** Reads what is there for a signed-in person; null for anybody else, without leading them to sign in. */
export async function getIfSignedIn<T>(path: string): Promise<T | null> {
  try {
    return await send<T>("GET", address(path), undefined, true);
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return null;
    throw error;
  }
}

export const post = <T>(path: string, body: unknown = {}): Promise<T> => send<T>("POST", address(path), body);
export const put = <T>(path: string, body: unknown): Promise<T> => send<T>("PUT", address(path), body);
export const remove = <T>(path: string): Promise<T> => send<T>("DELETE", address(path));

/** Sends a file as it is, such as a workbook to be imported. */
export async function postBytes<T>(path: string, params: Params, bytes: Blob, type: string): Promise<T> {
  const headers = { accept: "application/json", "content-type": type };
  return await ask<T>(address(path, params), { method: "POST", headers, body: bytes });
}

/** Asks for a file made of what is sent, such as a paper to be printed. */
export async function postForFile(path: string, body: unknown): Promise<Blob> {
  const headers = { "content-type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(body), credentials: "same-origin" as const };
  const response = await fetch(address(path), init).catch(() => {
    throw new Refused(0, offline);
  });
  if (response.ok) return await response.blob();
  return settle(response.status, await response.json().catch(() => undefined));
}

/** The address of something under `/api`, with the parameters that have a value. */
export function address(path: string, params: Params = {}): string {
  const given = Object.entries(params).filter(
    ([, value]) => value !== undefined && value !== null && value !== "",
  );
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return `/api${path}${given.length > 0 ? `?${query}` : ""}`;
}

async function send<T>(method: string, url: string, body?: unknown, anonymous = false): Promise<T> {
  const headers = {
    accept: "application/json",
    ...(body !== undefined && { "content-type": "application/json" }),
  };
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  return await ask<T>(url, init, anonymous);
}

async function ask<T>(url: string, init: RequestInit, anonymous = false): Promise<T> {
  const response = await fetch(url, { credentials: "same-origin", ...init }).catch(() => {
    throw new Refused(0, offline);
  });
  const answer = await response.json().catch(() => undefined);
  return settle<T>(response.status, answer, anonymous);
}

function settle<T>(status: number, answer: unknown, anonymous = false): T {
  if (status < 400) return answer as T;
  if (status === 401 && !anonymous) signedOut?.();
  throw new Refused(status, isRefusal(answer) ? answer : unreadable(status));
}

function isRefusal(answer: unknown): answer is RefusalBody {
  return typeof answer === "object" && answer !== null && "code" in answer && "message" in answer;
}

function unreadable(status: number): RefusalBody {
  const message =
    status === 413 ? "文件太大，请压缩后再上传。" : "系统一时没有答复，请稍后再试；急事请拨打 12345。";
  return { code: `http-${status}`, message };
}

export interface Uploaded {
  id: string;
  name: string;
  type: string;
  size: number;
}

/** Sends a file, telling how far it is (0 to 1); `fetch` cannot tell that. */
export function upload(file: File, onProgress: (share: number) => void, path = "/files"): Promise<Uploaded> {
  const form = new FormData();
  form.append("file", file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address(path));
    request.responseType = "json";
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => reject(new Refused(0, offline));
    request.onload = () => {
      try {
        resolve(settle<Uploaded>(request.status, request.response));
      } catch (error) {
        reject(error);
      }
    };
    request.send(form);
  });
}
