import type { FreePlaces } from "#contract/free-services.ts";
import { useRead } from "../../shared/query.tsx";
import { PlaceNav } from "../parts/PlaceNav.tsx";
import "./free-services.css";

const places: { href: string; name: string; of?: keyof FreePlaces }[] = [
  { href: "/free-services", name: "服务单" },
  { href: "/free-services/tally", name: "打印复印计数", of: "tally" },
  { href: "/free-services/settlements", name: "月度结算", of: "settlements" },
  { href: "/free-services/budget", name: "预算", of: "money" },
  { href: "/free-services/suppliers", name: "供应商和价格", of: "money" },
];

/** The pages of free services, those this desk has. */
export function FreeNav() {
  const { data } = useRead<FreePlaces>("/staff/free-services/places");
  return <PlaceNav label="免费服务" places={places.filter(({ of }) => of === undefined || data?.[of])} />;
}
