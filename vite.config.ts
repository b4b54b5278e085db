/**
 * One build, one page per kind of visitor: the portal at `/`, the staff desk at `/staff`, the kiosk at `/kiosk`,
 * the big screens at `/screen`.
 * Pages must run under `Content-Security-Policy: default-src 'self'`: nothing inline, no data: addresses.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("web"),
  define: { __TONGBAN_VERSION__: JSON.stringify(version) },
  plugins: [react(), pagesByAddress()],
  build: {
    outDir: here("web/dist"),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ["chrome109", "firefox115", "safari15.4"],
    rolldownOptions: {
      input: {
        portal: here("web/portal/index.html"),
        staff: here("web/staff/index.html"),
        kiosk: here("web/kiosk/index.html"),
        screen: here("web/screen/index.html"),
      },
    },
  },
  server: {
    port: 5173,
    proxy: { "/api": { target: "http://127.0.0.1:8080", changeOrigin: false } },
  },
});

/** In development, answers each address with its page, as the server does with the built ones. */
function pagesByAddress(): Plugin {
  return {
    name: "pages-by-address",
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        request.url = pageFor(request.url ?? "/", request.headers.accept ?? "");
        next();
      });
    },
  };
}

function pageFor(url: string, accept: string): string {
  if (!accept.includes("text/html") || url.startsWith("/api")) return url;
  if (/^\/kit\/?$/.test(url)) return "/kit/index.html";
  if (/^\/staff(\/|\?|$)/.test(url)) return "/staff/index.html";
  if (/^\/kiosk(\/|\?|$)/.test(url)) return "/kiosk/index.html";
  if (/^\/screen(\/|\?|$)/.test(url)) return "/screen/index.html";
  return "/portal/index.html";
}
