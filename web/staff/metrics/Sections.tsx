import { PlaceNav } from "../parts/PlaceNav.tsx";

const places = [
  { href: "/metrics", name: "指标目录" },
  { href: "/metrics-explore", name: "自由分析" },
];

/** The pages of metrics, beside each other. */
export const Sections = () => <PlaceNav label="指标" places={places} />;
