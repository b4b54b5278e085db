/** The one file that made-up people hand in by the portal: a page that says what it is. */
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { Instant } from "#server/kernel/time/day.ts";
import { noteFile } from "#server/modules/applications/index.ts";
import type { Services } from "#server/platform/services.ts";

const drawing = "BT /F1 28 Tf 120 700 Td (Simulated material) Tj ET";
const page = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length ${drawing.length}>>stream
${drawing}
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

export const sampleFile = { id: createHash("sha256").update(page).digest("hex"), name: "模拟材料.pdf" };

/** Puts it where files lie, so that it can be opened on the pages. */
export async function keepSampleFile({ files, db, config }: Services, at: Instant): Promise<void> {
  const stored = await files.keep(Readable.from([Buffer.from(page)]));
  await noteFile(db, config.division, "simulation", { ...stored, name: sampleFile.name, at });
}
