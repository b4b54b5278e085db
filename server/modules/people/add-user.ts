/** Accounts made from the command line: how a new hall gets its first administrators. */
import { rolesThatClash, type StaffRole } from "#server/kernel/access/actor.ts";
import { recordAudit } from "#server/modules/audit/index.ts";
import { organIsOpen } from "#server/modules/organisation/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { hashPassword } from "./password.ts";
import "./people-refusals.ts";
import { insertPost } from "./post-store.ts";
import { openAccount, temporaryPassword } from "./staff-commands.ts";

export interface NewUser {
  account: string;
  name: string;
  organ: string;
  roles: readonly StaffRole[];
  reach: "organ" | "all-organs";
  halls: readonly string[];
}

/** Adds the account with its posts and answers the password to hand over; it must be changed at the first sign-in. */
export async function addUser(services: Services, user: NewUser): Promise<{ id: string; password: string }> {
  const { account, name, organ, roles, reach, halls } = user;
  const { db, config } = services;
  const { division } = config;
  const at = services.now();
  if (rolesThatClash(roles)) throw refuse("roles-clash");
  const password = temporaryPassword();
  const passwordHash = await hashPassword(password);
  return await db.transaction().execute(async (tx) => {
    if (!(await organIsOpen(tx, division, organ))) throw refuse("organ-unknown");
    const id = await openAccount(tx, { division, account, name, organ, passwordHash, at });
    for (const role of roles) {
      await insertPost(tx, { division, staff: id, post: { organ, role, reach, halls: [...halls] }, at });
    }
    await recordAudit(tx, {
      ...{
        division,
        at,
        action: "staff.create",
        result: "done",
        actor: { kind: "system", id: "command-line" },
      },
      ...{ subject: { kind: "staff", id }, details: { account, organ, roles } },
    });
    return { id, password };
  });
}
