/** A drawing as SVG. */
import type { Drawing, Shape } from "./drawing.ts";

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const xml = (text: string) => text.replace(/[&<>"]/g, (char) => escapes[char]!);
const n = (value: number) => String(Math.round(value * 100) / 100);

/** @param alt what is read out in its place. */
export function svgOf({ width, height, shapes }: Drawing, alt: string): string {
  const start = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(width)} ${n(height)}" role="img" aria-label="${xml(alt)}">`;
  return `${start}${shapes.map(shapeSvg).join("")}</svg>`;
}

function shapeSvg(shape: Shape): string {
  if (shape.kind === "box") {
    const { x, y, width, height, fill, stroke } = shape;
    return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill ?? "none"}" stroke="${stroke ?? "none"}"/>`;
  }
  if (shape.kind === "line") {
    const { points, width, color, dash } = shape;
    const dashed = dash === undefined ? "" : ` stroke-dasharray="${dash}"`;
    const places = points.map(([x, y]) => `${n(x)},${n(y)}`).join(" ");
    return `<polyline points="${places}" fill="none" stroke="${color}" stroke-width="${width}"${dashed}/>`;
  }
  const { x, y, text, size, anchor } = shape;
  return `<text x="${n(x)}" y="${n(y)}" font-size="${size}" text-anchor="${anchor}">${xml(text)}</text>`;
}
