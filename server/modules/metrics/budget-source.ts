/** The money of the bureau as sources of facts: vouchers, and movements of the budget. */
import {
  budgetKeys,
  entryFacts,
  entryNames,
  movementFacts,
  movementNames,
} from "#server/modules/budget/index.ts";
import type { FactSource } from "./fact-source.ts";

export const entrySource: FactSource = {
  source: "budget-entry",
  name: "支出凭证",
  read: entryFacts,
  named: entryNames,
  keys: (_services, tx, division, after, limit) => budgetKeys(tx, division, "budget_entry", { after, limit }),
};

export const movementSource: FactSource = {
  source: "budget-movement",
  name: "预算变动",
  read: movementFacts,
  named: movementNames,
  keys: (_services, tx, division, after, limit) =>
    budgetKeys(tx, division, "budget_movement", { after, limit }),
};
