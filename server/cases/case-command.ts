/** What somebody asks the case writer to do, and what came of it. */
import type { CaseRole } from "#contract/case-type.ts";
import type { Case, CaseEvent, CaseKey, EventActor, Opening } from "../kernel/case-type/case.ts";
import type { Instant } from "../kernel/time/day.ts";
import type { SatelliteRow } from "./case-batch.ts";

interface Intent {
  requestKey: string;
  action: string;
  actor: EventActor;
  data: Record<string, unknown>;
  at: Instant;
  effectiveAt?: Instant;
}

export interface OpenCase extends Intent {
  division: string;
  opening: Opening;
  roles: readonly CaseRole[];
  /** Cases opened with it, all or none; each with a request key that follows from this one's. */
  along?: readonly OpenCase[];
  /** Rows of the module's own tables, made once the keys are known: `opened` is this one first, then those along. */
  satellites?: (key: CaseKey, event: CaseEvent, opened: readonly CaseKey[]) => readonly SatelliteRow[];
}

export interface ActOnCase extends Intent {
  key: CaseKey;
  /** The version the actor saw; absent for the system, which acts on whatever is there. */
  version?: number;
  /** The actor as this case's event keeps them, with the post they act from; absent: `actor` as it is. */
  as?: (current: Case) => EventActor;
  /** The roles the actor holds towards this case; a refusal thrown here is theirs. */
  roles: (current: Case) => readonly CaseRole[];
  satellites?: (current: Case, event: CaseEvent) => readonly SatelliteRow[];
}

export interface Written {
  case: Case;
  event: CaseEvent;
  /** The same request had been carried out before; nothing was changed now. */
  repeated: boolean;
}

export type Command =
  | { kind: "open"; key: CaseKey; ask: OpenCase; along: readonly CaseKey[] }
  | { kind: "act"; key: CaseKey; ask: ActOnCase };
