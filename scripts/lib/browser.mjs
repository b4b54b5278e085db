/** Finds a Chromium, Chrome or Edge for the browser tests; on Debian, as root, installs one when there is none. */
import { existsSync } from "node:fs";
import { runQuietly } from "./run.mjs";
import { say, Trouble } from "./say.mjs";

const PLACES = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/usr/bin/microsoft-edge",
    "/usr/bin/microsoft-edge-stable",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
};

/** The program's path. `TEST_BROWSER` names another one. */
export async function browserProgram() {
  const found = foundBrowser();
  if (found) return found;
  if (existsSync("/usr/bin/apt-get") && process.getuid?.() === 0) await installChromium();
  const installed = foundBrowser();
  if (installed) return installed;
  throw new Trouble(
    "The browser tests need Chromium, Chrome or Edge: install one (Debian: apt-get install chromium fonts-noto-cjk), or name it in TEST_BROWSER.",
    "浏览器测试需要 Chromium、Chrome 或 Edge：请先安装（Debian：apt-get install chromium fonts-noto-cjk），或用 TEST_BROWSER 指明其路径。",
  );
}

function foundBrowser() {
  const named = process.env.TEST_BROWSER;
  const places = named ? [named] : (PLACES[process.platform] ?? []);
  return places.find((place) => existsSync(place));
}

async function installChromium() {
  say("安装 Chromium 和中文字体，约需一分钟", "installing Chromium and Chinese fonts, about a minute");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runQuietly("apt-get", ["update"], { env });
  const packages = ["chromium", "fonts-noto-cjk"];
  await runQuietly("apt-get", ["install", "-y", "--no-install-recommends", ...packages], { env });
}
