/**
 * Sessions: what a cookie or a key stands for. The token is 256 random bits; only its SHA-256 is kept, so the
 * database gives nobody a session. A session ends when it was idle too long, at its absolute end, or when it is ended.
 */
import { hash, randomBytes } from "node:crypto";
import { type Instant, instantOf, msOf } from "#server/kernel/time/day.ts";

export interface Token {
  division: string;
  /** What the holder keeps: `division.secret`. */
  text: string;
  /** What the database keeps. */
  digest: string;
}

export function newToken(division: string): Token {
  const text = `${division}.${randomBytes(32).toString("base64url")}`;
  return { division, text, digest: digestOf(text) };
}

/** The token in a cookie or an `Authorization: Bearer` header; undefined when it is none. */
export function readToken(text: string | undefined): Token | undefined {
  if (text === undefined || !/^[0-9]{6}\.[A-Za-z0-9_-]{43}$/.test(text)) return undefined;
  return { division: text.slice(0, 6), text, digest: digestOf(text) };
}

function digestOf(text: string): string {
  return hash("sha256", text, "hex");
}

export interface SessionLife {
  seenAt: Instant;
  /** Absent for keys of devices and systems: they do not end by themselves. */
  idleSeconds?: number;
  expiresAt?: Instant;
}

export function sessionIsOver(session: SessionLife, now: Instant): boolean {
  const { seenAt, idleSeconds, expiresAt } = session;
  if (expiresAt !== undefined && now >= expiresAt) return true;
  return idleSeconds !== undefined && msOf(now) >= msOf(seenAt) + idleSeconds * 1000;
}

/** Whether to note in the database that it was used: not on every request, yet well before it would be idle. */
export function shouldTouch(session: SessionLife, now: Instant): boolean {
  if (session.idleSeconds === undefined) return false;
  const pace = Math.min(60, session.idleSeconds / 4);
  return msOf(now) >= msOf(session.seenAt) + pace * 1000;
}

/** Life of a new session of a person under the bureau's rules (R13.3). */
export function newLife(
  rules: { idleMinutes: number; mostHours: number },
  now: Instant,
): Required<SessionLife> {
  return {
    seenAt: now,
    idleSeconds: rules.idleMinutes * 60,
    expiresAt: instantOf(msOf(now) + rules.mostHours * 3_600_000),
  };
}
