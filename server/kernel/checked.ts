/** What a check or a change answers: a value, or why there is none. Neither throws, whatever it is given. */
export type Checked<T, Reason extends string> = { ok: true; value: T } | { ok: false; reason: Reason };

export function good<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function bad<Reason extends string>(reason: Reason): { ok: false; reason: Reason } {
  return { ok: false, reason };
}
