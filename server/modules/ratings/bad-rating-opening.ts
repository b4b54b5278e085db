/** A bad rating opens its case at once (R4.7): at the organ of whoever served, with nothing in it of who rated (R4.10). */
import type { PointKind, RatingChannel } from "#contract/rating.ts";
import type { Opening } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf, followingKey, type SatelliteRow, type Written } from "../../cases/index.ts";
import type { KeptPoint } from "./point-store.ts";
import { ratingsDataOf } from "./ratings-data.ts";

export interface BadOne {
  id: string;
  point: KeptPoint;
  channel: RatingChannel;
  at: Instant;
}

/** Whose lists it stands in while it is put right: nobody's name, nobody's mark. */
const hiddenParty = "评价人（保密）";

/** The desk of whoever served: a counter for what is done at the hall, the examiners for what is decided. */
const handlerOf = (kind: PointKind) => (kind === "case" ? "examiner" : "clerk");

/** Opens it once for each rating. @param along rows that come with it, or not at all. */
export async function openBadRating(
  services: Services,
  bad: BadOne,
  along: readonly SatelliteRow[],
): Promise<Written> {
  const { writer, types } = await engineOf(services);
  const { division } = bad.point;
  return await writer.open({
    ...{ division, requestKey: followingKey(bad.id, "bad-rating") },
    opening: openingOf(services, bad, types.newest("bad-rating").version),
    ...{ at: bad.at, action: "open", roles: ["system"], data: {} },
    actor: { kind: "system", id: "ratings" },
    satellites: ({ division, id }) => [
      ...along,
      { table: "bad_rating", row: { division, case_id: id, rating_id: bad.id, late: false } },
    ],
  });
}

function openingOf(services: Services, { point, channel }: BadOne, typeVersion: number): Opening {
  const { limits } = ratingsDataOf(services).rules;
  const { contact, ordinary, complex, redo, check } = limits;
  const bare = ({ n, unit }: typeof contact) => ({ n, unit });
  return {
    ...{ type: "bad-rating", typeVersion, organ: point.serverOrgan },
    ...{
      subject: `差评整改：${point.itemName}`,
      party: `organ/${point.serverOrgan}`,
      partyLabel: hiddenParty,
    },
    channel: `rating-${channel}`,
    ...(point.hall !== undefined && { hall: point.hall }),
    facts: {
      limits: {
        ...{ contact: bare(contact), ordinary: bare(ordinary), complex: bare(complex) },
        ...{ redo: bare(redo), check: bare(check) },
      },
      steps: [
        { id: "rectify", name: "整改", kind: "review", role: handlerOf(point.kind), limit: bare(ordinary) },
      ],
      // At what hour it came would tell the handler who stood at the counter then.
      traits: ["by-day"],
    },
  };
}
