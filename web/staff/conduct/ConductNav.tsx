import { LinkButton } from "../../shared/ui/Button.tsx";
import { rolesOf, useSignedIn } from "../account.ts";
import { PlaceNav } from "../parts/PlaceNav.tsx";
import { periodOf, readsConduct } from "./conduct.ts";
import "./conduct.css";

const places: { href: string; name: string; readers: boolean }[] = [
  { href: "/conduct", name: "今日巡查", readers: false },
  { href: "/conduct/attendance", name: "考勤", readers: true },
  { href: "/conduct/month", name: "月考核", readers: true },
  { href: "/conduct/quarter", name: "季度红旗窗口", readers: true },
  { href: "/conduct/year", name: "年度单位", readers: true },
  { href: "/conduct/staff", name: "人员和证书", readers: true },
  { href: "/conduct/leaders", name: "领导带班", readers: false },
];

/** The pages of the appraisal, those the reader may open. */
export function ConductNav() {
  const reads = readsConduct(rolesOf(useSignedIn()));
  return <PlaceNav label="窗口考核" places={places.filter(({ readers }) => reads || !readers)} />;
}

/** From one period to the next; the period stands in the address. */
export function PeriodNav({ period, hrefOf }: { period: string; hrefOf: (key: string) => string }) {
  const { name, before, after } = periodOf(period);
  return (
    <nav className="conduct-period no-print" aria-label="时间">
      <LinkButton href={hrefOf(before)}>{`上一${unit(period)}`}</LinkButton>
      <strong>{name}</strong>
      <LinkButton href={hrefOf(after)}>{`下一${unit(period)}`}</LinkButton>
    </nav>
  );
}

function unit(period: string): string {
  if (period.length === 4) return "年";
  return period.includes("Q") ? "季度" : "月";
}
