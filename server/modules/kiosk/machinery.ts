/** What a kiosk is made of beside its screen: card reader, camera, printer. */
import type { Paper } from "#contract/kiosk.ts";
import type { CardHolder } from "#server/modules/people/index.ts";

/** Something to be put on paper. */
export interface PrintPaper {
  id: string;
  title: string;
  bytes: Buffer;
}

export interface KioskMachinery {
  /** The card that lies on the reader; undefined when none does. */
  readCard(device: string): Promise<CardHolder | undefined>;
  /** Whether the person before the camera is the card's holder: the connector compares, and keeps no picture. */
  sameFace(device: string, holder: CardHolder): Promise<boolean>;
  paper(device: string): Promise<Paper>;
  /** Resolves when it is on paper. The same id again is the same sheet. */
  print(device: string, paper: PrintPaper): Promise<void>;
}
