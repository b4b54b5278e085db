/** The way to a phone. The real gateway is the bureau's; in a demonstration the outbox page shows what was sent. */
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";

export interface Sms {
  /** The same for every try, so that a gateway can tell a repeat. */
  id: string;
  phone: string;
  text: string;
}

export interface SmsGateway {
  /** Whether texts stay readable in the outbox afterwards; only a simulation may say yes. */
  keepsText: boolean;
  /** Resolves when the gateway has taken it; rejects to be tried again later. */
  send(sms: Sms): Promise<void>;
}

/** Sends nothing: the outbox page is the phone. */
export const simulatedGateway: SmsGateway = {
  keepsText: true,
  send: () => Promise.resolve(),
};

/** A gateway that takes `{ id, phone, text }` as JSON by POST and answers 2xx: the bureau's own adapter stands there. */
export function httpGateway(url: string, key: string): SmsGateway {
  return {
    keepsText: false,
    async send(sms) {
      const answer = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
        body: JSON.stringify(sms),
        signal: AbortSignal.timeout(10_000),
      });
      if (!answer.ok) throw new Error(`the SMS gateway answered ${answer.status}`);
    },
  };
}

/** The gateway of this hall; undefined where none is configured. */
export const gatewayOf = perServices(({ config }: Pick<Services, "config">): SmsGateway | undefined => {
  if (config.smsUrl) return httpGateway(config.smsUrl, config.smsKey ?? "");
  return config.mode === "demonstration" ? simulatedGateway : undefined;
});
