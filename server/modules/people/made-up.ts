/**
 * Made-up people for a simulated year: they have the accounts that real ones have, under ids that the caller gives, so
 * that the same simulation makes the same history. Whoever is there already stays as they are.
 */
import { randomBytes } from "node:crypto";
import type { Post } from "#contract/people.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { demonstrationOf } from "./demonstration.ts";
import { enterpriseRow } from "./enterprise-store.ts";
import { hashPassword } from "./password.ts";
import { identifiedRow } from "./resident-store.ts";

export interface MadeUpStaff {
  id: string;
  account: string;
  name: string;
  organ: string;
  posts: readonly Post[];
}

export interface MadeUpPeople {
  staff: readonly MadeUpStaff[];
  residents: readonly { id: string; name: string; idNumber: string; phone: string }[];
  enterprises: readonly { uscc: string; name: string; address: string; legalPerson: string }[];
}

/** Rows in one statement; PostgreSQL takes 65,535 values. */
const rowsAtOnce = 1000;

/** Adds them where they are missing. In demonstration mode the staff sign in with its password, else nobody can. */
export async function enrolMadeUp(services: Services, people: MadeUpPeople, at: Instant): Promise<void> {
  const { db, sealing, config } = services;
  const { division } = config;
  const passwordHash = await hashPassword(
    config.mode === "demonstration" ? demonstrationOf(services).password : randomBytes(32).toString("hex"),
  );
  await db.transaction().execute(async (tx) => {
    for (const one of people.staff) await addStaff(tx, { division, one, passwordHash, at });
    for (const some of chunks(people.residents)) {
      const rows = some.map((one) => identifiedRow(sealing, { ...one, division, at }));
      await tx
        .insertInto("resident")
        .values(rows)
        .onConflict((same) => same.doNothing())
        .execute();
    }
    for (const some of chunks(people.enterprises)) {
      const rows = some.map((one) => enterpriseRow(sealing, division, one, at));
      await tx
        .insertInto("enterprise")
        .values(rows)
        .onConflict((same) => same.doNothing())
        .execute();
    }
  });
}

interface NewStaff {
  division: string;
  one: MadeUpStaff;
  passwordHash: string;
  at: Instant;
}

async function addStaff(tx: Database, { division, one, passwordHash, at }: NewStaff): Promise<void> {
  const { id, account, name, organ, posts } = one;
  await tx
    .insertInto("staff")
    .values({
      ...{ division, id, account, name, organ, password_hash: passwordHash },
      ...{ password_changed_at: at, must_change_password: false, demonstration: true, created_at: at },
    })
    .onConflict((same) => same.doNothing())
    .execute();
  const rows = posts.map((post) => ({
    ...{ division, staff: id, id: post.id, organ: post.organ, role: post.role, reach: post.reach },
    ...{ halls: [...post.halls], granted_by: null, granted_at: at },
  }));
  await tx
    .insertInto("post")
    .values(rows)
    .onConflict((same) => same.doNothing())
    .execute();
}

function chunks<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / rowsAtOnce);
  return Array.from({ length: count }, (_, i) => all.slice(i * rowsAtOnce, (i + 1) * rowsAtOnce));
}
