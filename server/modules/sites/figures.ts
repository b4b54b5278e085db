/** The circle of fifteen minutes (B17) and what can be done near home (A17), each with the list behind it. */
import type { CircleRules, SiteFigures } from "#contract/circle.ts";
import type { How } from "#contract/sites.ts";
import { circleFigure, type Inhabited, type PlacedPoint } from "#server/kernel/sites/circle.ts";
import { takes } from "#server/kernel/sites/nearest.ts";
import { coverageAt, type Placed, type SiteGround } from "./ground.ts";

export function siteFigures(ground: SiteGround, rules: CircleRules): SiteFigures {
  const covered = ground.points.map((point) => ({ point, ways: coverageAt(ground, point) }));
  const villages = villagesOf(ground, rules);
  const placed = covered.flatMap(({ point: { hall, site }, ways }): PlacedPoint[] => {
    const { position } = site;
    return position && [...ways.values()].some(takes) ? [{ id: hall.id, name: hall.name, position }] : [];
  });
  return {
    ...{ minutes: rules.minutes, source: rules.source, headline: rules.headline },
    ...{ populationSource: rules.population.source, synthetic: rules.population.synthetic },
    circle: rules.modes.map((mode) => circleFigure(villages, placed, mode, rules.minutes)),
    items: ground.matters.size,
    levels: (["county", "town", "village"] as const).map((level) => levelCount(ground, covered, level)),
    near: nearItems(ground, covered),
  };
}

/** Every village of the division tree; of one without a row of population nobody is counted. */
function villagesOf({ areas }: SiteGround, { population }: CircleRules): Inhabited[] {
  const known = new Map(population.villages.map((village) => [village.area, village]));
  return [...areas].flatMap(([code, name]) => {
    if (code.length !== 12) return [];
    const village = known.get(code);
    const town = areas.get(code.slice(0, 9)) ?? "";
    return [{ area: code, name, town, people: village?.people ?? 0, position: village?.position }];
  });
}

interface Covered {
  point: Placed;
  ways: Map<string, How>;
}

const lengths = { county: 6, town: 9, village: 12 } as const;

/** By where the point lies: a branch of the county's hall in a town counts for the county. */
const levelOf = ({ hall, site }: Placed) =>
  site.kind === "hall" || site.kind === "branch" ? "county" : hall.area.length === 12 ? "village" : "town";

function levelCount(ground: SiteGround, all: readonly Covered[], level: keyof typeof lengths) {
  const mine = all.filter(({ point }) => levelOf(point) === level);
  const ways = merged(mine);
  const codes = [...ground.areas.keys()].filter((code) => code.length === lengths[level]);
  const count = (how: How) => [...ways.values()].filter((each) => each === how).length;
  return {
    ...{ level, points: mine.length, areas: codes.length },
    covered: codes.filter((code) => mine.some(({ point }) => point.hall.area === code)).length,
    ...{ here: count("here"), forward: count("forward") },
  };
}

const order: How[] = ["advice", "forward", "here"];

/** The best way any of them has for each matter. */
function merged(all: readonly Covered[]): Map<string, How> {
  const best = new Map<string, How>();
  for (const { ways } of all) {
    for (const [key, how] of ways) {
      const before = best.get(key);
      if (!before || order.indexOf(how) > order.indexOf(before)) best.set(key, how);
    }
  }
  return best;
}

function nearItems(ground: SiteGround, all: readonly Covered[]): SiteFigures["near"] {
  const near = all.filter(({ point }) => levelOf(point) !== "county");
  const count = (key: string, level: string) =>
    near.filter(({ point, ways }) => levelOf(point) === level && takes(ways.get(key))).length;
  return [...merged(near)]
    .filter(([, how]) => takes(how))
    .map(([key, how]) => ({
      ...{ key, name: ground.matters.get(key)!.name, how },
      ...{ towns: count(key, "town"), villages: count(key, "village") },
    }))
    .sort((a, b) => b.villages - a.villages || b.towns - a.towns || a.name.localeCompare(b.name, "zh-CN"));
}
