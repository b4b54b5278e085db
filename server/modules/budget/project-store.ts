/** Projects in the database. */
import type { Database } from "#server/platform/database/pool.ts";
import type { By } from "./line-store.ts";

export interface Project {
  id: string;
  code: string;
  name: string;
  goal?: string;
  freeBudget?: string;
}

export async function readProjects(db: Database, division: string): Promise<Project[]> {
  const rows = await db
    .selectFrom("budget_project")
    .selectAll()
    .where("division", "=", division)
    .orderBy("code")
    .execute();
  return rows.map(({ id, code, name, goal, free_budget }) => ({
    ...{ id, code, name },
    ...(goal !== null && { goal }),
    ...(free_budget !== null && { freeBudget: free_budget }),
  }));
}

export async function findProject(db: Database, division: string, id: string): Promise<Project | undefined> {
  return (await readProjects(db, division)).find((project) => project.id === id);
}

/** Undefined when the code is taken. */
export async function insertProject(
  tx: Database,
  { division, by, at }: By,
  { code, name, goal, freeBudget }: Omit<Project, "id">,
): Promise<string | undefined> {
  const row = await tx
    .insertInto("budget_project")
    .values({
      ...{ division, code, name, goal: goal ?? null, free_budget: freeBudget ?? null },
      ...{ recorded_by: by, recorded_at: at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}
