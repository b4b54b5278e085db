/** A correction taken in at the counter: the materials again, as a whole. Pure. */

import type { MaterialView } from "#contract/application.ts";
import type { MaterialEntry } from "#contract/draft.ts";

/** What was brought for one material. */
export interface Renewed {
  files: MaterialEntry["files"];
  paper: boolean;
}

export const isRenewed = (renewed: Renewed | undefined) =>
  renewed !== undefined && (renewed.paper || renewed.files.length > 0);

/** What was right stays as it was, what was wrong is what was brought now. */
export function resubmission(
  materials: readonly MaterialView[],
  renewed: Readonly<Record<string, Renewed>>,
): MaterialEntry[] {
  return materials.flatMap(({ id, files, paper, papers, problem }) => {
    const brought = renewed[id];
    const stands = { files: files.map(({ id: file, name }) => ({ id: file, name })), paper };
    const isNew = problem !== undefined && brought !== undefined;
    const now = isNew ? brought : stands;
    if (!isRenewed(now)) return [];
    const came = now.paper ? { paper: true, ...(papers && !isNew && { papers }) } : {};
    return [{ material: id, files: now.files, ...came }];
  });
}
