/**
 * The machinery of a kiosk: card reader, camera, printer. The server asks the bureau's own connector, never the page:
 * a page could claim any card. Without a connector a demonstration has a simulator, and a hall in operation is told
 * honestly that there is none.
 */
import Type from "typebox";
import { Value } from "typebox/value";
import { Paper } from "#contract/kiosk.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import "./kiosk-refusals.ts";
import type { KioskMachinery } from "./machinery.ts";
import { simulatorOf } from "./simulator.ts";

/** The machinery of this hall's kiosks; undefined where none is configured. */
export const machineryOf = perServices((services: Services): KioskMachinery | undefined => {
  const { kioskUrl, kioskKey, mode } = services.config;
  if (kioskUrl) return httpMachinery(kioskUrl, kioskKey ?? "");
  return mode === "demonstration" ? simulatorOf(services) : undefined;
});

const Holder = Type.Object({
  name: Type.String(),
  idNumber: Type.String(),
  subject: Type.Optional(Type.String()),
  phone: Type.Optional(Type.String()),
});
const answers = {
  card: Type.Object({ card: Type.Optional(Holder) }),
  face: Type.Object({ same: Type.Boolean() }),
  paper: Type.Object({ paper: Paper }),
  print: Type.Object({}),
};

/**
 * A connector that takes `{ device, … }` as JSON by POST at `/card`, `/face`, `/paper`, `/print` and answers 2xx with
 * `{ card? }`, `{ same }`, `{ paper }`, `{}`; a PDF travels as base64.
 */
function httpMachinery(url: string, key: string): KioskMachinery {
  const ask = async <K extends keyof typeof answers>(what: K, body: object, seconds = 10) => {
    try {
      const answer = await fetch(`${url.replace(/\/$/, "")}/${what}`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(seconds * 1000),
      });
      if (!answer.ok) throw new Error(`the kiosk connector answered ${answer.status}`);
      return Value.Parse(answers[what], await answer.json()) as Type.Static<(typeof answers)[K]>;
    } catch (cause) {
      throw refuse("kiosk-machine", { cause });
    }
  };
  return {
    readCard: async (device) => (await ask("card", { device })).card,
    sameFace: async (device, { name, idNumber }) => (await ask("face", { device, name, idNumber }, 30)).same,
    paper: async (device) => (await ask("paper", { device })).paper,
    print: async (device, { id, title, bytes }) => {
      await ask("print", { device, id, title, pdf: bytes.toString("base64") }, 60);
    },
  };
}
