/**
 * What cannot be done is refused: with a code that never changes, an HTTP status, a Chinese sentence that says what to
 * do next, and an English line for the log. Every module declares its refusals with `defineRefusals`; anything thrown
 * that is no refusal is a bug and answers 500.
 */

export interface RefusalDefinition {
  status: number;
  /** For the person: what to do next. */
  message: string;
  /** For the log. */
  log: string;
}

/** One field that is wrong, and what to do about it. */
export interface FieldProblem {
  field: string;
  message: string;
}

export interface RefusalDetails {
  /** The field that is wrong: `applicant.phone`. */
  field?: string;
  fields?: readonly FieldProblem[];
  /** Seconds after which to try again (Retry-After). */
  retryAfter?: number;
  /** Facts for the log; no personal data. */
  [fact: string]: unknown;
}

const definitions = new Map<string, RefusalDefinition>();

/** Declares refusals; a code is declared once. */
export function defineRefusals(table: Record<string, RefusalDefinition>): void {
  for (const [code, definition] of Object.entries(table)) {
    if (definitions.has(code)) throw new Error(`refusal ${code} is declared twice`);
    definitions.set(code, definition);
  }
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
    super(definition.log);
    this.name = "Refusal";
    this.code = code;
    this.status = definition.status;
    this.userMessage = definition.message;
    this.details = details;
  }
}

/** The refusal with this code: `throw refuse("case-not-found")`. A code nobody declared is a bug. */
export function refuse(code: string, details: RefusalDetails = {}): Refusal {
  const definition = definitions.get(code);
  if (!definition) throw new Error(`refusal ${code} is not declared`);
  return new Refusal(code, definition, details);
}

defineRefusals({
  "invalid-input": {
    status: 400,
    message: "填写的内容有误，请按提示修改后再提交。",
    log: "input does not fit the schema",
  },
  "not-signed-in": { status: 401, message: "请先登录。", log: "not signed in" },
  "not-permitted": { status: 403, message: "您没有权限做这件事，请联系有权限的同事。", log: "not permitted" },
  "not-found": { status: 404, message: "没有找到您要的内容，请核对地址或编号。", log: "not found" },
  overloaded: {
    status: 503,
    message: "现在办事的人太多，请稍等几秒再试，您填写的内容不会丢失。",
    log: "overloaded",
  },
});
