/** Puts newly built pages in the place of the old ones while a server serves them. */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

const A_WEEK_MS = 7 * 24 * 3600 * 1000;

/**
 * Assets come first and pages last, so that no page names an asset that is not there. Assets of earlier builds stay a
 * week, for those who have their page open.
 */
export function replacePages(next, built, now = Date.now()) {
  const files = filesUnder(next);
  const isPage = (file) => file.endsWith(".html");
  for (const file of [...files.filter((file) => !isPage(file)), ...files.filter(isPage)]) {
    mkdirSync(dirname(join(built, file)), { recursive: true });
    renameSync(join(next, file), join(built, file));
  }
  rmSync(next, { recursive: true });
  for (const asset of filesUnder(join(built, "assets"))) {
    const path = join(built, "assets", asset);
    if (now - statSync(path).mtimeMs > A_WEEK_MS) rmSync(path);
  }
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesUnder(join(folder, entry.name)).map((file) => join(entry.name, file))
      : [entry.name],
  );
}
