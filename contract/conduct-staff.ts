/** Who is posted at the counters, with which certificates; who supervises zones; which leader is on duty (B6, B10). */
import Type, { type Static } from "typebox";
import { RequestKey } from "./case.ts";
import { CounterId, Day, HallId, Id, Person, Place, TermKind, Text, words, ZoneId } from "./conduct.ts";

const exact = { additionalProperties: false };
const optional = Type.Optional;

/** 领导带班. */
export const LeaderDuty = Type.Object({
  id: Id,
  day: Text,
  place: Place,
  leader: Person,
  /** Absent: not noted yet. */
  present: optional(Type.Boolean()),
  handedTo: optional(Person),
  note: Text,
});
export type LeaderDuty = Static<typeof LeaderDuty>;
export const LeaderRoster = Type.Object({
  month: Text,
  duties: Type.Array(LeaderDuty),
  people: Type.Array(Person),
  counters: Type.Array(Place),
  mayKeep: Type.Boolean(),
});
export type LeaderRoster = Static<typeof LeaderRoster>;
export const AddDuty = Type.Object(
  { requestKey: RequestKey, day: Day, hall: HallId, counter: CounterId, staff: Id },
  exact,
);
export type AddDuty = Static<typeof AddDuty>;
export const NoteDuty = Type.Object(
  {
    requestKey: RequestKey,
    present: Type.Boolean(),
    handedTo: optional(Id),
    note: optional(Type.String({ maxLength: 200 })),
  },
  exact,
);
export type NoteDuty = Static<typeof NoteDuty>;

export const TermView = Type.Object({
  id: Id,
  staff: Person,
  kind: TermKind,
  organ: Text,
  organName: Text,
  place: Place,
  from: Text,
  until: optional(Text),
  /** Fen a month. */
  payBase: Type.Integer(),
});
export type TermView = Static<typeof TermView>;
export const CertificateView = Type.Object({
  id: Id,
  staff: Person,
  kind: Type.Union([Type.Literal("training"), Type.Literal("certificate")]),
  name: Text,
  obtainedOn: Text,
  expiresOn: optional(Text),
  standing: Type.Union([Type.Literal("valid"), Type.Literal("expiring"), Type.Literal("expired")]),
});
export type CertificateView = Static<typeof CertificateView>;
export const ZoneSupervisor = Type.Object({
  id: Id,
  hall: Text,
  zone: Text,
  zoneName: Text,
  staff: Person,
  from: Text,
});
export type ZoneSupervisor = Static<typeof ZoneSupervisor>;

/** Everything of 人员: terms, certificates, supervisors of zones, and what the forms offer. */
export const StaffFile = Type.Object({
  terms: Type.Array(TermView),
  certificates: Type.Array(CertificateView),
  supervisors: Type.Array(ZoneSupervisor),
  people: Type.Array(Person),
  counters: Type.Array(Place),
  zones: Type.Array(Type.Object({ hall: Text, id: Text, name: Text, hallName: Text })),
  /** Supervisors a zone should have. */
  perZone: Type.Integer(),
  mayKeep: Type.Boolean(),
});
export type StaffFile = Static<typeof StaffFile>;

export const AddTerm = Type.Object(
  {
    requestKey: RequestKey,
    staff: Id,
    kind: TermKind,
    hall: HallId,
    counter: CounterId,
    from: Day,
    payBase: Type.Integer({ minimum: 0, maximum: 100_000_000 }),
  },
  exact,
);
export type AddTerm = Static<typeof AddTerm>;
export const EndOn = Type.Object({ requestKey: RequestKey, until: Day }, exact);
export type EndOn = Static<typeof EndOn>;
export const AddCertificate = Type.Object(
  {
    requestKey: RequestKey,
    staff: Id,
    kind: CertificateView.properties.kind,
    name: words(60),
    obtainedOn: Day,
    expiresOn: optional(Day),
  },
  exact,
);
export type AddCertificate = Static<typeof AddCertificate>;
export const AddSupervisor = Type.Object(
  { requestKey: RequestKey, hall: HallId, zone: ZoneId, staff: Id, from: Day },
  exact,
);
export type AddSupervisor = Static<typeof AddSupervisor>;
