/** Names and small pieces every part of a docx is written with (ECMA-376). */

export const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
export const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
export const CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
export const PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
export const PACKAGED = "http://schemas.openxmlformats.org/package/2006";
export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as it may stand in a part; what XML cannot hold is left out. */
export const xml = (text: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "").replace(/[&<>"]/g, (char) => escapes[char]!);

/** Millimetres in twentieths of a point. */
export const twips = (millimetres: number) => Math.round((millimetres * 1440) / 25.4);
