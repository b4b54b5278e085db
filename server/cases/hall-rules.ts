/** Numbers a county sets for itself (`data/hall-rules.json`), each within what the law or the rulebook leaves open. */
import Type from "typebox";
import { Limit } from "#contract/item.ts";
import { checkOfficeHours, type OfficeHours } from "../kernel/time/office-hours.ts";
import type { ReceiptRule } from "../kernel/time/receipt-day.ts";
import { dataTrouble, readDataFile } from "../platform/data-file.ts";
import { perServices } from "../platform/per-services.ts";
import type { Services } from "../platform/services.ts";

const Minute = Type.String({ pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$" });
const HallRulesFile = Type.Object(
  {
    /** R2.26 [A]: hours in which limits in hours run. */
    officeHours: Type.Array(Type.Tuple([Minute, Minute]), { minItems: 1 }),
    /** R2.6 [A]: when what comes late or on a day off counts as received. */
    receipt: Type.Object({
      day: Type.Union([Type.Literal("next-workday"), Type.Literal("actual-day")]),
      cutoff: Minute,
    }),
    /** R2.10 [A]: the applicant's time for a correction, 5 to 30 working days. */
    correction: Limit,
    /** R2.29 [A]: the time of an organ whose opinion is asked. */
    opinion: Limit,
    /** A13 [A]: the check-up of the catalogue speaks of usual days from so many decided cases; it reads the newest of each item. */
    checkup: Type.Object({
      leastCases: Type.Integer({ minimum: 1, maximum: 10_000 }),
      mostCases: Type.Integer({ minimum: 1, maximum: 100_000 }),
    }),
    /** R2.32 [A]: how many days before the end of a supplement period the applicant is reminded. */
    deferralReminder: Type.Integer({ minimum: 1, maximum: 10 }),
    /** R2.31 [A]: by when a commitment is checked after the decision it stood for. */
    afterCheck: Limit,
  },
  { additionalProperties: false },
);

export interface HallRules {
  officeHours: OfficeHours;
  receipt: ReceiptRule;
  correction: Limit;
  opinion: Limit;
  checkup: { leastCases: number; mostCases: number };
  deferralReminder: number;
  afterCheck: Limit;
}

/** Read once; a file that does not fit stops the start with one sentence. */
export const hallRulesOf = perServices(({ config }: Pick<Services, "config">): HallRules => {
  const { officeHours, receipt, ...rest } = readDataFile(config, "hall-rules.json", HallRulesFile);
  const hours = officeHours.map(([from, to]): [number, number] => [minuteOf(from), minuteOf(to)]);
  if (!checkOfficeHours(hours).ok) throw dataTrouble(config, "hall-rules.json", "/officeHours");
  const { correction } = rest;
  if (correction.unit !== "W" || correction.n < 5 || correction.n > 30)
    throw dataTrouble(config, "hall-rules.json", "/correction");
  const cutoff = minuteOf(receipt.cutoff);
  return { ...rest, officeHours: hours, receipt: { day: receipt.day, cutoff } };
});

function minuteOf(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}
