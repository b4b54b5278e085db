/** What the live stream tells. */
/** One change. `topic` says who may hear of it; neither kind nor subject may hold personal data. */
export interface Change {
  division: string;
  topic: string;
  kind: string;
  /** Which one: a case's number, a ticket, nothing for "some of them". */
  subject?: string;
}

/** A change as it travels. */
export interface LiveEvent extends Required<Change> {
  id: number;
}
