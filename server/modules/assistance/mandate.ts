/** A mandate as it is kept and shown. Pure. */
import type { ConsentWay, MandateAction } from "#contract/assistance-words.ts";
import type { MandateItem, Mandate as Rule } from "#server/kernel/assistance/mandate.ts";
import { canonical } from "#server/kernel/digest/canonical.ts";
import { sm3 } from "#server/kernel/digest/sm3.ts";
import type { Day, Instant } from "#server/kernel/time/day.ts";

/** What the client agrees to, whole; sealed, and never changed. */
export interface MandateContent {
  client: { name: string; idNumber: string; phone: string };
  items: (MandateItem & { name: string })[];
  actions: MandateAction[];
  helperName: string;
  site: string;
}

export interface Mandate extends Rule {
  division: string;
  id: string;
  /** The errand it belongs to. */
  caseId: number;
  client: string;
  content: MandateContent;
  digest: string;
  consent: ConsentWay;
  paper?: string;
  codeUntil?: Instant;
  consentBy?: string;
  withdrawnBy?: string;
  madeAt: Instant;
}

/** SM3 over everything it says, with its days: what is printed on it. */
export function mandateDigest(content: MandateContent, days: { validFrom: Day; validTo: Day }): string {
  return sm3(canonical({ ...content, ...days })).toString("hex");
}

/** `委托 20261121-3F8A2C`: short enough to be read out. */
export const serialOf = ({ id, validFrom }: Pick<Mandate, "id" | "validFrom">): string =>
  `${validFrom.replaceAll("-", "")}-${id.slice(0, 6).toUpperCase()}`;
