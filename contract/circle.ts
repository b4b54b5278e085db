/**
 * The circle of fifteen minutes (B17) and what can be done near home (A17): figures with their definition, their
 * parts and the list behind them. `GET /api/staff/sites/figures` SiteFigures.
 */
import Type, { type Static } from "typebox";
import { AreaCode, How, Position } from "./sites.ts";

const exact = { additionalProperties: false };

export const TravelMode = Type.Object(
  {
    id: Type.String({ pattern: "^[a-z-]{1,20}$" }),
    name: Type.String(),
    /** Kilometres an hour, door to door. */
    speed: Type.Number({ exclusiveMinimum: 0, maximum: 200 }),
    /** How much longer the road is than the straight line. */
    detour: Type.Number({ minimum: 1, maximum: 5 }),
  },
  exact,
);
export type TravelMode = Static<typeof TravelMode>;

/** `data/service-circle.json`: the declared model, and where people live. */
export const CircleRules = Type.Object(
  {
    source: Type.String(),
    minutes: Type.Integer({ minimum: 1, maximum: 240 }),
    modes: Type.Array(TravelMode, { minItems: 1 }),
    /** The way of going that the published share is about. */
    headline: Type.String(),
    population: Type.Object(
      {
        source: Type.String(),
        synthetic: Type.Boolean(),
        villages: Type.Array(
          Type.Object(
            { area: AreaCode, people: Type.Integer({ minimum: 0 }), position: Type.Optional(Position) },
            exact,
          ),
        ),
      },
      exact,
    ),
  },
  exact,
);
export type CircleRules = Static<typeof CircleRules>;

export const CircleVillage = Type.Object({
  area: Type.String(),
  name: Type.String(),
  town: Type.String(),
  people: Type.Integer(),
  /** The nearest point where something can be done or handed in; absent: its position or the village's is unknown. */
  nearest: Type.Optional(
    Type.Object({ id: Type.String(), name: Type.String(), metres: Type.Integer(), minutes: Type.Number() }),
  ),
  within: Type.Boolean(),
});
export type CircleVillage = Static<typeof CircleVillage>;

export const CircleFigure = Type.Object({
  mode: TravelMode,
  people: Type.Integer(),
  within: Type.Integer(),
  /** People of villages whose position is not known; they count as not within. */
  unknown: Type.Integer(),
  villages: Type.Array(CircleVillage),
});
export type CircleFigure = Static<typeof CircleFigure>;

const LevelCount = Type.Object({
  level: Type.Union([Type.Literal("county"), Type.Literal("town"), Type.Literal("village")]),
  points: Type.Integer(),
  /** Points of this level that exist for how many towns or villages there are. */
  areas: Type.Integer(),
  covered: Type.Integer(),
  /** Matters that at least one point of the level does on the spot, or receives and forwards. */
  here: Type.Integer(),
  forward: Type.Integer(),
});

export const SiteFigures = Type.Object({
  minutes: Type.Integer(),
  source: Type.String(),
  populationSource: Type.String(),
  synthetic: Type.Boolean(),
  headline: Type.String(),
  circle: Type.Array(CircleFigure),
  /** Matters in the catalogue that can be applied for. */
  items: Type.Integer(),
  levels: Type.Array(LevelCount),
  /** Matters that can be done in a town or a village, with where. */
  near: Type.Array(
    Type.Object({
      key: Type.String(),
      name: Type.String(),
      towns: Type.Integer(),
      villages: Type.Integer(),
      how: How,
    }),
  ),
});
export type SiteFigures = Static<typeof SiteFigures>;
