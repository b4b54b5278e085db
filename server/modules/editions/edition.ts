/** A published edition: its figures frozen with their definitions, everything under one digest and one signature. */
import type { Comparison, FigureDifference, FrozenFigure } from "#contract/edition.ts";
import type { MetricDefinition, Period } from "#contract/metric.ts";
import { canonical } from "#server/kernel/digest/canonical.ts";
import { sm3 } from "#server/kernel/digest/sm3.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Services } from "#server/platform/services.ts";

/** What every edition has, beside what it says. */
export interface FrozenFigures {
  figures: FrozenFigure[];
  /** Every edition of every metric its figures rest on; absent in editions of before. */
  definitions?: MetricDefinition[];
  /** What was recorded later cannot be in the values. */
  knownAt?: Instant;
}

export interface Seal {
  digest: string;
  signature: Buffer | null;
  keyId: string | null;
}

export interface SealedEdition extends Seal {
  /** 2025 年度绩效自评（某局，第 1 版）. */
  title: string;
  /** Without figures: editions of before. */
  frozen: Partial<FrozenFigures>;
  publishedAt: Instant;
  /** Where what is frozen differs from what was kept beside it when it was published, in words. */
  differs: string[];
  /** What is held against rows its owner keeps itself. */
  entered?: EnteredBeside;
  /** Figures that were nothing when it was published, and are not any more. */
  arisen?: FrozenFigure[];
}

export interface EnteredBeside {
  compared: number;
  /** Entered again since, lawfully. */
  later: FigureDifference[];
}

/** A figure read again. */
export interface Again {
  was: FrozenFigure;
  period: Period;
  now: string | null;
  what: FigureDifference["what"];
  parts: string[];
}

export const digestOf = (frozen: object): string => sm3(canonical(frozen)).toString("hex");

/** The digest of everything frozen, signed with the platform's seal: whoever alters both has no key to sign again. */
export async function sealEdition({ signer }: Services, frozen: object): Promise<Seal> {
  const digest = digestOf(frozen);
  return { digest, signature: await signer.sign(Buffer.from(digest, "hex")), keyId: signer.keyId };
}

/** What of an edition is not as it was published, in words. */
export async function alteredIn({ signer }: Services, edition: SealedEdition): Promise<string[]> {
  const { frozen, digest, signature, keyId, differs } = edition;
  const fits = digestOf(frozen) === digest;
  const signed =
    signature === null || (await signer.verify(Buffer.from(digest, "hex"), signature, keyId ?? ""));
  return [
    ...(fits ? [] : ["固定的内容与公布时的摘要不符，已被改动。"]),
    ...(signed ? [] : ["摘要与平台的签名不符，摘要已被改动。"]),
    ...differs,
  ];
}

/** What needs somebody: not what lawfully came later. */
export const faultsIn = ({ altered, differing }: Comparison): string[] => [
  ...altered,
  ...differing.filter(isFault).map(({ sentence }) => sentence),
];

export const isFault = ({ why, what }: FigureDifference) =>
  why === "altered" || why === "unknown" || what === "definition";
