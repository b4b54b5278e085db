/** Something that announces: the clips of the house, the system's own voice, or silence. */
export interface Voice {
  name: "clips" | "system" | "none";
  /** Resolves when the sentence, with its chime if asked for, has been heard to its end. */
  say(text: string, options: { chime: boolean }): Promise<void>;
}

/** What the page says of each turn on `window`, as the event `announced`. */
export interface Announced {
  id: number;
  ticketNumber: string;
  time: number;
  voice: Voice["name"];
  /** Milliseconds of the page's clock. */
  from: number;
  to: number;
}
