/** What a chart is drawn with: lines, boxes and words, so that paper, page and print show the same picture. */

export type Shape =
  | {
      kind: "box";
      x: number;
      y: number;
      width: number;
      height: number;
      fill: string | null;
      stroke: string | null;
    }
  | {
      kind: "line";
      points: readonly (readonly [number, number])[];
      width: number;
      color: string;
      dash?: number;
    }
  | { kind: "words"; x: number; y: number; text: string; size: number; anchor: "start" | "middle" | "end" };

export interface Drawing {
  width: number;
  height: number;
  shapes: Shape[];
}

export const ink = "#222222";
export const faint = "#bbbbbb";

/** A Chinese character is as wide as its size, others a little more than half. */
export const wordsWidth = (text: string, size: number) =>
  [...text].reduce((sum, char) => sum + (char > "\u2e80" ? size : size * 0.56), 0);

/** How a series is told from the others without colour. */
export interface Look {
  fill: string;
  /** Lines across the box: distance between them; absent: none. */
  hatch?: number;
  dash?: number;
  mark: "filled" | "hollow" | "cross";
}

export const LOOKS: readonly Look[] = [
  { fill: "#4a4a4a", mark: "filled" },
  { fill: "#ffffff", hatch: 5, dash: 5, mark: "hollow" },
  { fill: "#d9d9d9", dash: 2, mark: "cross" },
];
export const lookOf = (series: number): Look => LOOKS[series % LOOKS.length]!;

/** A box in the look of its series; hatching is drawn as lines, so that everything can print it. */
export function filledBox(x: number, y: number, width: number, height: number, look: Look): Shape[] {
  const box: Shape = { kind: "box", x, y, width, height, fill: look.fill, stroke: ink };
  if (!look.hatch) return [box];
  const lines: Shape[] = [];
  for (let at = look.hatch; at < width + height; at += look.hatch) {
    const from: [number, number] = at <= height ? [x, y + at] : [x + at - height, y + height];
    const to: [number, number] = at <= width ? [x + at, y] : [x + width, y + at - width];
    lines.push({ kind: "line", points: [from, to], width: 0.7, color: ink });
  }
  return [box, ...lines];
}

/** A point of a line in the look of its series. */
export function mark(x: number, y: number, { mark: kind }: Look): Shape[] {
  const side = 3;
  if (kind === "cross")
    return [
      {
        kind: "line",
        points: [
          [x - side, y - side],
          [x + side, y + side],
        ],
        width: 1.2,
        color: ink,
      },
      {
        kind: "line",
        points: [
          [x - side, y + side],
          [x + side, y - side],
        ],
        width: 1.2,
        color: ink,
      },
    ];
  const fill = kind === "filled" ? ink : "#ffffff";
  return [{ kind: "box", x: x - side, y: y - side, width: 2 * side, height: 2 * side, fill, stroke: ink }];
}
