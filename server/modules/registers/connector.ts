/** How a register is reached. One connector for each kind of line; the real ones are the province's to give. */
import type { FieldValue, Register, RegisterSubject } from "./register.ts";

export interface RegisterQuestion {
  register: Register;
  subject: RegisterSubject;
}

/** What a line answers. A line that is down rejects; one that is slow is left by its signal. */
export type LineAnswer =
  | { found: true; fields: Record<string, FieldValue>; materials: readonly string[] }
  | { found: false };

export interface RegisterConnector {
  ask(question: RegisterQuestion, signal: AbortSignal): Promise<LineAnswer>;
}
