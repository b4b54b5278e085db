import { PlaceNav } from "../parts/PlaceNav.tsx";
import "./budget.css";

const places = [
  { href: "/budget", name: "年度预算" },
  { href: "/budget/entries", name: "支出凭证" },
  { href: "/budget/projects", name: "项目和合同" },
  { href: "/budget/staffing", name: "编制人数" },
];

/** The pages of the budget. */
export const BudgetNav = () => <PlaceNav label="经费" places={places} />;
