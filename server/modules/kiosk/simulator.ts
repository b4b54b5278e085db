/**
 * A kiosk's machinery while demonstrating: whoever tries it out lays the card of one of the made-up people on the
 * reader from a panel on the screen, says whether the face fits, and takes the paper out of the printer. What is
 * printed can be opened at /dev/prints.
 */
import type { Paper } from "#contract/kiosk.ts";
import { type CardHolder, demonstrationOf } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import type { KioskMachinery, PrintPaper } from "./machinery.ts";
import "./kiosk-refusals.ts";

interface Machine {
  card?: CardHolder;
  faceFits: boolean;
  paper: Paper;
}

export interface SimulatedPrint extends PrintPaper {
  device: string;
  at: string;
}

export interface Simulator extends KioskMachinery {
  people(): { id: string; name: string }[];
  /** What the panel sets; the card by the id of one of the people, an empty id takes it away. */
  set(device: string, change: { card?: string; faceFits?: boolean; paper?: Paper }): void;
  /** The newest first. */
  prints(): readonly SimulatedPrint[];
}

/** So many sheets are kept to be looked at. */
const mostPrints = 50;

export const simulatorOf = perServices((services: Services): Simulator => {
  const machines = new Map<string, Machine>();
  const prints: SimulatedPrint[] = [];
  const machineOf = (device: string): Machine => {
    const machine = machines.get(device) ?? { faceFits: true, paper: "ok" };
    machines.set(device, machine);
    return machine;
  };
  const { identities } = demonstrationOf(services);
  return {
    people: () => identities.map(({ subject, name }) => ({ id: subject, name })),
    set(device, { card, faceFits, paper }) {
      const machine = machineOf(device);
      const holder = identities.find(({ subject }) => subject === card);
      if (card !== undefined) delete machine.card;
      if (holder) machine.card = holder;
      machine.faceFits = faceFits ?? machine.faceFits;
      machine.paper = paper ?? machine.paper;
    },
    prints: () => prints,
    readCard: async (device) => machineOf(device).card,
    sameFace: async (device) => machineOf(device).faceFits,
    paper: async (device) => machineOf(device).paper,
    async print(device, paper) {
      if (machineOf(device).paper === "out") throw refuse("kiosk-no-paper");
      if (prints.some(({ id }) => id === paper.id)) return;
      prints.unshift({ ...paper, device, at: services.now() });
      prints.length = Math.min(prints.length, mostPrints);
    },
  };
});
