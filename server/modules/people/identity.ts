/**
 * The national identity (统一身份认证) by OpenID Connect: code flow with PKCE, state and nonce. It says who somebody
 * is; whose account that is, is decided here.
 */
import * as oidc from "openid-client";
import { checkCitizenId } from "#server/kernel/codes/citizen-id.ts";
import { isMobile } from "#server/kernel/codes/phone.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { recordAudit } from "#server/modules/audit/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { Refusal, refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { accessRulesOf } from "./access-rules.ts";
import "./people-refusals.ts";
import {
  lockIdentity,
  readResident,
  residentOfIdentity,
  residentOfPhone,
  setIdentity,
} from "./resident-store.ts";
import { newLife, newToken, type Token } from "./session.ts";
import { announceChange, insertSession } from "./session-store.ts";

/** The provider as we know it, and where it sends people back to. */
export interface IdentityProvider {
  configuration: oidc.Configuration;
  returnTo: string;
}

/** What is remembered in the browser, sealed, between going there and coming back. */
export interface IdentityTrip {
  state: string;
  nonce: string;
  verifier: string;
  /** The page to go on with: a path of ours. */
  next: string;
}

/** Where to send the browser, and what to remember until it comes back. */
export async function beginTrip(
  { configuration, returnTo }: IdentityProvider,
  next: string,
): Promise<{ address: URL; trip: IdentityTrip }> {
  const verifier = oidc.randomPKCECodeVerifier();
  const trip = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier, next };
  const address = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: returnTo,
    scope: "openid profile identity",
    state: trip.state,
    nonce: trip.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  return { address, trip };
}

/** Who the provider says it is. */
export interface Identity {
  subject: string;
  name: string;
  idNumber: string;
  phone?: string;
}

/** Asks the provider who came back. Anything that does not fit the trip or the schema is refused. */
export async function endTrip(
  { configuration, returnTo }: IdentityProvider,
  trip: IdentityTrip,
  query: URLSearchParams,
  at: Instant,
): Promise<Identity> {
  try {
    const checks = { pkceCodeVerifier: trip.verifier, expectedState: trip.state, expectedNonce: trip.nonce };
    const tokens = await oidc.authorizationCodeGrant(configuration, new URL(`${returnTo}?${query}`), checks);
    const subject = tokens.claims()!.sub;
    return identityOf(await oidc.fetchUserInfo(configuration, tokens.access_token, subject), at);
  } catch (cause) {
    throw refuse("identity-failed", { cause });
  }
}

function identityOf(claims: Record<string, unknown>, at: Instant): Identity {
  const { sub, name, id_number: idNumber, phone_number: phone } = claims;
  if (typeof sub !== "string" || typeof name !== "string" || typeof idNumber !== "string") {
    throw new Error("the identity provider left out name or number");
  }
  if (!checkCitizenId(idNumber, shanghaiDay(at)).ok)
    throw new Error("the identity provider's number fails its check");
  const known = { subject: sub, name, idNumber };
  return typeof phone === "string" && isMobile(phone) ? { ...known, phone } : known;
}

type Ground = Pick<Services, "db" | "sealing" | "config">;

export interface IdentityCall {
  division: string;
  /** The resident signed in already, whose account is to be verified; absent: to be signed in by the identity. */
  resident?: string;
  identity: Identity;
  client: string;
  at: Instant;
}

/**
 * Verifies the signed-in resident's account, or signs in: to the account of this identity, else to that of the phone
 * the provider names. Refused: an account verified as somebody else, an identity that has another account, and nobody
 * to give it to.
 */
export async function acceptIdentity(services: Ground, call: IdentityCall): Promise<Token | undefined> {
  try {
    return await services.db.transaction().execute((tx) => accept(tx, services, call));
  } catch (error) {
    if (error instanceof Refusal) await recordRefusal(services, call, error.code);
    throw error;
  }
}

async function accept(tx: Database, services: Ground, call: IdentityCall): Promise<Token | undefined> {
  const { division, resident, identity, client, at } = call;
  await lockIdentity(tx, division, identity.subject);
  const id = resident ?? (await accountFor(tx, services, call));
  await verify(tx, services, division, id, identity, at);
  const token = resident === undefined ? newToken(division) : undefined;
  if (token) {
    const life = newLife(accessRulesOf(services).session.resident, at);
    await insertSession(tx, token, { kind: "resident", id }, life);
  }
  await announceChange(tx, division, { kind: "resident", id });
  const action = actionOf(call);
  await recordAudit(tx, { division, at, client, action, result: "done", actor: { kind: "resident", id } });
  return token;
}

function actionOf({ resident }: IdentityCall): string {
  return resident === undefined ? "resident.identity-sign-in" : "resident.identity-verify";
}

async function recordRefusal({ db }: Ground, call: IdentityCall, reason: string): Promise<void> {
  const { division, resident, client, at } = call;
  const actor = resident === undefined ? {} : { actor: { kind: "resident" as const, id: resident } };
  await recordAudit(db, {
    division,
    at,
    client,
    action: actionOf(call),
    result: "refused",
    reason,
    ...actor,
  });
}

async function accountFor(
  tx: Database,
  { sealing }: Pick<Services, "sealing">,
  { division, identity, at }: IdentityCall,
): Promise<string> {
  const known = await residentOfIdentity(tx, division, identity.subject);
  if (known !== undefined) return known;
  const { phone } = identity;
  if (phone === undefined) throw refuse("identity-needs-phone");
  return (await residentOfPhone(tx, sealing, { division, phone, at })).id;
}

async function verify(
  tx: Database,
  { sealing }: Pick<Services, "sealing">,
  division: string,
  id: string,
  { subject, name, idNumber }: Identity,
  at: Instant,
): Promise<void> {
  const owner = await residentOfIdentity(tx, division, subject);
  if (owner !== undefined && owner !== id) throw refuse("identity-taken");
  const account = await readResident(tx, sealing, division, id);
  if (owner === undefined && account?.verifiedAt !== undefined) throw refuse("identity-differs");
  await setIdentity(tx, sealing, { division, id }, { subject, name, idNumber, at });
}
