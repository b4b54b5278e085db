/** The tablet of a counter talks with its own key, never with anybody's session. */
import { Refused } from "../../shared/api.ts";

const place = "tongban.tablet-key";

export const tabletKey = (): string | undefined => localStorage.getItem(place) ?? undefined;

export const keepTabletKey = (key: string): void => localStorage.setItem(place, key);

export const forgetTabletKey = (): void => localStorage.removeItem(place);

/** Asks as this device; refused like any other request. */
export async function askAsTablet<T>(key: string, method: "GET" | "POST", path: string, body?: unknown) {
  const headers = {
    ...{ accept: "application/json", authorization: `Bearer ${key}` },
    ...(body !== undefined && { "content-type": "application/json" }),
  };
  const init = { method, headers, credentials: "omit" as const };
  const response = await fetch(`/api${path}`, {
    ...init,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Refused(0, { code: "offline", message: "网络不通，请稍候。" });
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer as T;
  const refusal = answer as { code?: string; message?: string } | undefined;
  throw new Refused(response.status, {
    code: refusal?.code ?? `http-${response.status}`,
    message: refusal?.message ?? "系统一时没有答复，请稍候。",
  });
}
