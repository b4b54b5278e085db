/** The built pages: assets for ever, since their names hold their digest; pages always asked for again. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { refuse } from "./refusal.ts";

/** Which page answers an address: the first whose prefix fits. */
const ENTRIES = [
  { prefix: "/staff", page: "staff/index.html" },
  { prefix: "/kiosk", page: "kiosk/index.html" },
  { prefix: "/screen", page: "screen/index.html" },
  { prefix: "/", page: "portal/index.html" },
];

const A_YEAR = 365 * 24 * 3600;

/** @param folder `web/dist`; when the pages are not built, only the API answers. */
export async function servePages(app: FastifyInstance, folder: string) {
  const built = existsSync(join(folder, "portal/index.html"));
  if (built) {
    const files = {
      index: false as const,
      cacheControl: false,
      setHeaders: (response: { header(name: string, value: string): unknown }, path: string) =>
        void response.header("cache-control", cacheFor(path)),
    };
    await app.register(fastifyStatic, { ...files, root: folder, wildcard: false, globIgnore: ["assets/**"] });
    // Looked for when asked, so that pages built while the server runs find their assets.
    const assets = { root: join(folder, "assets"), prefix: "/assets/", decorateReply: false };
    await app.register(fastifyStatic, { ...files, ...assets });
  }
  app.setNotFoundHandler((request, reply) => {
    if (built && wantsPage(request)) return sendPage(request, reply);
    throw refuse("not-found");
  });
}

const cacheFor = (path: string) =>
  /[\\/]assets[\\/]/.test(path) ? `public, max-age=${A_YEAR}, immutable` : "no-cache";

function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  if (/^\/(api|assets)(\/|$|\?)/.test(url)) return false;
  return /text\/html|\*\/\*/.test(headers.accept ?? "");
}

function sendPage({ url }: FastifyRequest, reply: FastifyReply) {
  const entry = ENTRIES.find(({ prefix }) => prefix === "/" || new RegExp(`^${prefix}(/|\\?|$)`).test(url));
  return reply.sendFile(entry?.page ?? "portal/index.html");
}
