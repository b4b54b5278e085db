/** A two-dimensional code as something to draw. The library is fetched when the first code is wanted. */

export interface QrDrawing {
  /** Length of a side, with the quiet border, in fields. */
  side: number;
  /** The dark fields as one path. */
  path: string;
}

const border = 4;

/** @param text usually an address; the shorter, the coarser the code and the easier it is to scan */
export async function qrOf(text: string): Promise<QrDrawing> {
  const { create } = await import("qrcode");
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const fields = [...modules.data].flatMap((dark, at) =>
    dark ? [`M${(at % modules.size) + border} ${Math.floor(at / modules.size) + border}h1v1h-1z`] : [],
  );
  return { side: modules.size + 2 * border, path: fields.join("") };
}
