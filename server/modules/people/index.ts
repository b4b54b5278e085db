/** The only door into the module: who acts, and what they may do. */
export * from "./actor.ts";
export * from "./permission.ts";
