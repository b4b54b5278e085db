import { useSignedIn } from "../account.ts";
import { PlaceNav } from "../parts/PlaceNav.tsx";
import "./assistance.css";

const places = [
  { href: "/assistance", name: "求助" },
  { href: "/assistance/clients", name: "我的委托人", helpers: true },
  { href: "/assistance/guidance", name: "云导办" },
  { href: "/assistance/duty", name: "值班" },
  { href: "/assistance/roster", name: "帮办员" },
  { href: "/assistance/figures", name: "件次" },
];

/** The pages of helping, side by side. */
export function AssistanceNav() {
  const { posts } = useSignedIn();
  const helps = posts.some(({ role }) => role === "assistant");
  return <PlaceNav label="帮代办" places={places.filter(({ helpers }) => helps || !helpers)} />;
}
