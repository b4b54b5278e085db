/** Passwords of staff accounts: the rules they must meet and how they are kept (R13.3). */
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

/** R13.3 [A]. */
export interface PasswordRules {
  /** Characters, at least. */
  length: number;
  /** Of the four classes lower case, upper case, digits, others. */
  classes: number;
}

const most = 128;
const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/];

/** What is wrong with a new password, as sentences for its owner; empty when it may be used. */
export function passwordFaults(password: string, account: string, rules: PasswordRules): string[] {
  const faults: string[] = [];
  if ([...password].length < rules.length) faults.push(`至少 ${rules.length} 个字符`);
  if (password.length > most) faults.push(`至多 ${most} 个字符`);
  const used = classes.filter((one) => one.test(password)).length;
  if (used < rules.classes) faults.push(`大写字母、小写字母、数字、符号中至少用 ${rules.classes} 种`);
  if (account.length >= 3 && password.toLowerCase().includes(account.toLowerCase())) {
    faults.push("不能包含账号名");
  }
  if (/(.)\1{3}/u.test(password)) faults.push("同一字符不能连续出现 4 次");
  return faults;
}

const memory = 19 * 1024;
const passes = 2;
const parallelism = 1;
const tagLength = 32;
const derive = promisify(argon2);

/** argon2id, 19 MiB, two passes: the form `$argon2id$v=19$m=…,t=…,p=…$salt$hash` other tools read too. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive("argon2id", { message: password, nonce, parallelism, tagLength, memory, passes });
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(nonce)}$${unpadded(tag)}`;
}

const stored = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/**
 * Does the password match? Without a stored one it does the same work and says no, so that the time taken
 * does not tell whether the account exists.
 */
export async function verifyPassword(password: string, kept: string | undefined): Promise<boolean> {
  const parts = stored.exec(kept ?? "");
  if (!parts) {
    await hashPassword(password.slice(0, most));
    return false;
  }
  const expected = Buffer.from(parts[5]!, "base64");
  const tag = await derive("argon2id", {
    message: password.slice(0, most),
    nonce: Buffer.from(parts[4]!, "base64"),
    memory: Number(parts[1]),
    passes: Number(parts[2]),
    parallelism: Number(parts[3]),
    tagLength: expected.length,
  });
  return timingSafeEqual(tag, expected);
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}
