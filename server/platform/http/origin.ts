/** Cross-site request forgery: what changes something must come from our own pages (cookies are SameSite=Lax too). */
import type { FastifyRequest } from "fastify";
import { refuse } from "./refusal.ts";

const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/** Programs that are not browsers send neither header and pass; they hold no cookie that a page could abuse. */
export function refuseForeignOrigin(request: FastifyRequest, publicOrigin: string | undefined) {
  if (READING.has(request.method)) return;
  const { origin, "sec-fetch-site": site } = request.headers;
  if (origin !== undefined) {
    const ours = publicOrigin ? [publicOrigin] : [`${request.protocol}://${request.host}`];
    if (!ours.includes(origin)) throw refuse("foreign-origin");
  } else if (site !== undefined && site !== "same-origin" && site !== "none") {
    throw refuse("foreign-origin");
  }
}
