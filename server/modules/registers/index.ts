/** The only door into the module: what registers of other bodies say, asked so that nobody waits for them. */
import type { Module } from "#server/platform/module.ts";
import { registerRulesOf } from "./registers-data.ts";
import { simulatorRoutes } from "./simulator-routes.ts";

export type { RegisterConnector } from "./connector.ts";
export type { Answered } from "./register.ts";
export { registerFacts } from "./register-facts.ts";
export {
  askRegisters,
  factsView,
  fieldSources,
  type RegisterAsking,
  registerAnswers,
  silentRegisters,
} from "./registers.ts";

export const registers: Module = {
  name: "registers",
  routes: simulatorRoutes,
  async load(services) {
    registerRulesOf(services);
  },
  async notices({ config }) {
    if (config.mode !== "demonstration") return [];
    return [{ title: "演示部门登记信息 simulated registers", text: `${config.origin}/dev/registers` }];
  },
};
