/** The only door into the module. Who acts and what they may do is pure and lives in the kernel. */
export * from "#server/kernel/access/actor.ts";
export * from "#server/kernel/access/permission.ts";
export * from "#server/kernel/access/subject.ts";
