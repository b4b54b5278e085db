/** Every source of facts there is: cases, and what each module declares of its own tables. */
import { answerFacts } from "#server/modules/answers/index.ts";
import { appointmentFacts } from "#server/modules/appointments/index.ts";
import { bundleFacts } from "#server/modules/bundles/index.ts";
import { conductFacts } from "#server/modules/conduct/index.ts";
import { loanFacts } from "#server/modules/facilities/index.ts";
import { freeFacts } from "#server/modules/free-services/index.ts";
import { handOverFacts } from "#server/modules/hand-overs/index.ts";
import { itemFacts } from "#server/modules/items/index.ts";
import { kioskFacts } from "#server/modules/kiosk/index.ts";
import { licenceFacts } from "#server/modules/licences/index.ts";
import { materialFacts } from "#server/modules/materials/index.ts";
import { messageFacts } from "#server/modules/messages/index.ts";
import { organisationFacts } from "#server/modules/organisation/index.ts";
import { staffFacts } from "#server/modules/people/index.ts";
import { queueFacts } from "#server/modules/queue/index.ts";
import { ratingFacts } from "#server/modules/ratings/index.ts";
import { registerFacts } from "#server/modules/registers/index.ts";
import { siteFacts } from "#server/modules/sites/index.ts";
import { cardFacts, conclusionFacts } from "#server/modules/supervision/index.ts";
import { problemFacts } from "#server/modules/voices/index.ts";
import { entrySource, movementSource } from "./budget-source.ts";
import { caseSource } from "./case-source.ts";
import type { FactSource } from "./fact-source.ts";
import { sourceOf } from "./reading-source.ts";

const readings = [
  ...[
    queueFacts,
    ratingFacts,
    cardFacts,
    conclusionFacts,
    appointmentFacts,
    freeFacts,
    loanFacts,
    messageFacts,
    kioskFacts,
  ],
  ...[licenceFacts, materialFacts, itemFacts, organisationFacts, staffFacts, bundleFacts, siteFacts],
  ...[conductFacts, handOverFacts, answerFacts, registerFacts, problemFacts],
].flat();

export const factSources: readonly FactSource[] = [
  ...[caseSource, entrySource, movementSource],
  ...readings.map(sourceOf),
];

export const sourceNamed = (source: string): FactSource | undefined =>
  factSources.find((one) => one.source === source);
