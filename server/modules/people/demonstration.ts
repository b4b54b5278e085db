/**
 * The demonstration's people: all made up, in `data/demonstration.json`. Names are solar terms and landscapes, citizen
 * numbers lie in an area that does not exist, so that nobody takes them for somebody.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Type, { type Static } from "typebox";
import { Value } from "typebox/value";
import { type Post, StaffRole } from "#contract/people.ts";
import { roleNames } from "#contract/words.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import { keepEnterprise } from "./enterprise-store.ts";
import { hashPassword } from "./password.ts";
import { insertPost } from "./post-store.ts";
import { residentOfPhone, setIdentity, updateResident } from "./resident-store.ts";
import { insertStaff, setTotp } from "./staff-store.ts";
import { sealTotp } from "./staff-totp.ts";
import { totpCode, totpStep } from "./totp.ts";

const text = Type.String({ minLength: 1, maxLength: 100 });
const optional = Type.Optional;
const identity = { subject: text, name: text, idNumber: text, phone: text };
const DemonstrationPost = Type.Object({
  role: StaffRole,
  reach: Type.Union([Type.Literal("organ"), Type.Literal("all-organs")]),
  halls: optional(Type.Array(text)),
});
const Demonstration = Type.Object({
  password: text,
  staff: Type.Array(
    Type.Object({
      account: text,
      name: text,
      organ: text,
      totp: optional(text),
      posts: Type.Array(DemonstrationPost),
    }),
  ),
  /** The people of one organ who handle its matters: examiner, two surveyors (R2.18), approver, and its head where there is one. */
  teams: Type.Array(
    Type.Object({
      ...{ prefix: text, organ: text, examiner: text, approver: text },
      surveyors: Type.Array(text, { minItems: 2, maxItems: 2 }),
      head: optional(text),
    }),
  ),
  /** Who has an account already. */
  residents: Type.Array(Type.Object({ ...identity, address: text })),
  /** Whom one can be at the made-up identity provider. */
  identities: Type.Array(Type.Object(identity)),
  enterprises: Type.Array(Type.Object({ uscc: text, name: text, legalPerson: text, address: text })),
});
export type Demonstration = Static<typeof Demonstration>;

interface Account {
  account: string;
  name: string;
  organ: string;
  totp?: string;
  posts: Omit<Post, "id">[];
}

export const demonstrationOf = perServices(({ config }: Pick<Services, "config">): Demonstration => {
  const data: unknown = JSON.parse(readFileSync(join(config.data, "demonstration.json"), "utf8"));
  const [fault] = Value.Errors(Demonstration, data);
  if (fault) throw new Error(`demonstration.json: ${fault.instancePath || "/"} ${fault.message}`);
  return data as Demonstration;
});

/** Adds the demonstration's people where they are missing; whoever is there stays as they are. */
export async function demonstrationPeople(services: Services): Promise<void> {
  const { db, sealing, config } = services;
  const { division } = config;
  const at = services.now();
  const data = demonstrationOf(services);
  const passwordHash = await hashPassword(data.password);
  await db.transaction().execute(async (tx) => {
    for (const account of accountsOf(data))
      await addStaff(tx, services, { division, account, passwordHash, at });
    for (const enterprise of data.enterprises) await keepEnterprise(tx, sealing, division, enterprise, at);
    for (const resident of data.residents) await addResident(tx, services, resident, at);
  });
}

async function addStaff(
  tx: Database,
  { sealing }: Services,
  {
    division,
    account,
    passwordHash,
    at,
  }: { division: string; account: Account; passwordHash: string; at: Instant },
): Promise<void> {
  const { posts, totp, ...person } = account;
  const kept = { ...person, division, passwordHash, mustChangePassword: false, demonstration: true, at };
  const id = await insertStaff(tx, kept);
  if (id === undefined) return;
  for (const post of posts) await insertPost(tx, { division, staff: id, post, at });
  if (totp !== undefined)
    await setTotp(tx, { division, id }, sealTotp(sealing, { division, id }, totp), true);
}

async function addResident(
  tx: Database,
  { sealing, config }: Services,
  { phone, name, idNumber, address, subject }: Demonstration["residents"][number],
  at: Instant,
): Promise<void> {
  const { division } = config;
  const { id, isNew } = await residentOfPhone(tx, sealing, { division, phone, at });
  if (!isNew) return;
  await updateResident(tx, sealing, { division, id }, { address });
  await setIdentity(tx, sealing, { division, id }, { subject, name, idNumber, at });
}

function accountsOf({ staff, teams }: Demonstration): Account[] {
  const single = staff.map(({ posts, organ, ...person }) => ({
    ...{ ...person, organ },
    posts: posts.map(({ halls = [], ...post }) => ({ ...post, halls, organ })),
  }));
  return [...single, ...teams.flatMap(teamAccounts)];
}

function teamAccounts({
  prefix,
  organ,
  examiner,
  surveyors,
  approver,
  head,
}: Demonstration["teams"][number]): Account[] {
  const member = (title: string, name: string, role: StaffRole): Account => ({
    ...{ account: `${prefix}.${title}`, name, organ },
    posts: [{ organ, role, reach: "organ", halls: [] }],
  });
  return [
    member("examiner", examiner, "examiner"),
    ...surveyors.map((name, index) => member(`surveyor${index + 1}`, name, "surveyor")),
    member("approver", approver, "approver"),
    ...(head === undefined ? [] : [member("head", head, "organ-head")]),
  ];
}

export interface DemonstrationSignIn {
  account: string;
  name: string;
  /** What they do, in the hall's words. */
  roles: string;
  organ: string;
  /** The code their authenticator app would show now. */
  totp?: string;
}

/** Accounts to begin with: the hall's own, and those of the first organ that handles matters. */
export function exampleAccounts(services: Services): string[] {
  const { staff, teams } = demonstrationOf(services);
  const hall = staff.map(({ account }) => account).filter((account) => !account.includes("."));
  return [
    ...hall,
    ...teams
      .slice(0, 1)
      .flatMap(teamAccounts)
      .map(({ account }) => account),
  ];
}

/** Who can sign in at the staff desk, for the lines at the start and the page beside the outbox. */
export function demonstrationSignIns(services: Services): { password: string; staff: DemonstrationSignIn[] } {
  const data = demonstrationOf(services);
  const step = totpStep(new Date(services.now()));
  const staff = accountsOf(data).map(({ account, name, organ, posts, totp }) => ({
    ...{ account, name, organ, roles: posts.map(({ role }) => roleNames[role]).join("、") },
    ...(totp !== undefined && { totp: totpCode(totp, step) }),
  }));
  return { password: data.password, staff };
}
