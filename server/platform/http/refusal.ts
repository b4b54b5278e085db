/**
 * What cannot be done is refused: with a code that never changes, an HTTP status, a Chinese sentence that says what to
 * do next, and an English line for the log. Every module declares its refusals with `defineRefusals`; anything thrown
 * that is no refusal is a bug and answers 500.
 */
import type { FieldFault } from "#contract/refusal.ts";

export interface RefusalDefinition {
  /** 4xx; 503 when the same request may succeed later. */
  status: number;
  /** For the person: what to do next. `{name}` stands for the detail of that name. */
  message: string;
  /** For the log, in English, without personal data. */
  log: string;
}

export interface RefusalDetails {
  /** The field that is wrong: `applicant.phone`. */
  field?: string;
  /** Every field that is wrong, and what to do about it. */
  fields?: readonly FieldFault[];
  /** Seconds after which to try again (Retry-After). */
  retryAfter?: number;
  /** What made us refuse, for the log. */
  cause?: unknown;
  /** Facts for the message and the log; no personal data. */
  [fact: string]: unknown;
}

const definitions = new Map<string, RefusalDefinition>();

/** Declares refusals. A code has one meaning in the whole system; a faulty declaration is a bug and throws. */
export function defineRefusals(table: Record<string, RefusalDefinition>): void {
  for (const [code, definition] of Object.entries(table)) {
    if (definitions.has(code)) throw new Error(`refusal ${code} is declared twice`);
    const fault = faultOf(code, definition);
    if (fault) throw new Error(`refusal ${code}: ${fault}`);
    definitions.set(code, definition);
  }
}

function faultOf(code: string, { status, message }: RefusalDefinition): string | undefined {
  if (!/^[a-z]+(-[a-z0-9]+)*$/.test(code)) return "a code is small words with hyphens";
  if (!(status >= 400 && status < 500) && status !== 503) return `status ${status} is not a refusal`;
  if (!/\p{Script=Han}.*[。！？]$/u.test(message)) return "the message is not a Chinese sentence";
  return undefined;
}

/** Every declared refusal, for the API description and for tests. */
export function declaredRefusals(): ReadonlyMap<string, RefusalDefinition> {
  return definitions;
}

/** Thrown to refuse. Made by `refuse` only. */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  /** For the person. */
  readonly userMessage: string;
  readonly details: RefusalDetails;

  constructor(code: string, definition: RefusalDefinition, details: RefusalDetails) {
    super(definition.log, { cause: details.cause });
    this.name = "Refusal";
    this.code = code;
    this.status = definition.status;
    this.userMessage = filled(definition.message, details);
    this.details = details;
  }
}

/** The refusal with this code: `throw refuse("case-not-found")`. A code nobody declared is a bug. */
export function refuse(code: string, details: RefusalDetails = {}): Refusal {
  const definition = definitions.get(code);
  if (!definition) throw new Error(`refusal ${code} is not declared`);
  return new Refusal(code, definition, details);
}

const filled = (message: string, details: RefusalDetails) =>
  message.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(details[name] ?? placeholder));

defineRefusals({
  "invalid-input": {
    status: 400,
    message: "填写的内容有误，请按提示修改后再提交。",
    log: "input does not fit the schema",
  },
  "not-signed-in": { status: 401, message: "请先登录。", log: "not signed in" },
  "not-permitted": { status: 403, message: "您没有权限做这件事，请联系有权限的同事。", log: "not permitted" },
  "not-found": { status: 404, message: "没有找到您要的内容，请核对地址或编号。", log: "not found" },
  overloaded: { status: 503, message: "现在办事的人太多，请稍等几秒再试。", log: "overloaded" },
});
