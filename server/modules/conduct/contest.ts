/**
 * Contesting an entry (R12.6): the person whose entry it is opens a case within the limit; a supervisor who did not
 * make the entry examines it. Upheld, the entry is struck in the same statement, and no score knows of it any more.
 */
import type { ContestView, OpenContest, SettleContest } from "#contract/conduct.ts";
import {
  engineOf,
  eventActor,
  findCase,
  numberOf,
  readEvents,
  rolesTowards,
  subjectOf,
  summaryOf,
} from "#server/cases/index.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import type { Case, CaseEvent, CaseKey, Opening } from "#server/kernel/case-type/case.ts";
import { parseCaseNumber } from "#server/kernel/codes/case-number.ts";
import type { StaffCall } from "#server/modules/audit/index.ts";
import { namesFor } from "#server/modules/casework/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import "./conduct-refusals.ts";
import { placeOfContest, placeOfFinding, readEntries, type StoredEntry } from "./entry-store.ts";
import { contestEnd, entryViews, isContestable } from "./entry-view.ts";
import { itemName } from "./entry-words.ts";
import { termOn } from "./person-month.ts";
import { countersOf } from "./places.ts";
import { findRound } from "./round-store.ts";
import { sheetOf } from "./sheet.ts";
import { tellOfContest, tellOfFinding } from "./telling.ts";
import { allTerms } from "./term-store.ts";

/** Opens the case. Refused: somebody else's entry, an award, too late, contested or struck already. */
export async function openContest(
  services: Services,
  { actor, at }: StaffCall,
  entryId: string,
  { requestKey, statement }: OpenContest,
): Promise<{ number: string }> {
  const { division } = actor;
  const [entry] = await readEntries(services, division, { id: entryId });
  if (!entry) throw refuse("conduct-entry-not-found");
  if (entry.staff !== actor.id || entry.group === undefined) throw refuse("contest-not-yours");
  const engine = await engineOf(services);
  const until = contestEnd(services, engine.timekeeper.current(), entry);
  const repeated = entry.contest !== undefined;
  if (!repeated && !isContestable(entry)) throw refuse("contest-twice");
  if (!repeated && at >= until.at) throw refuse("contest-late", { until: until.on });
  const opening = await openingOf(services, actor, entry);
  const written = await engine.writer
    .open({
      ...{ division, requestKey, opening, at, action: "open", roles: ["applicant"], data: {} },
      actor: { kind: "staff", id: actor.id },
      satellites: ({ id }) => [
        {
          table: "conduct_contest",
          row: {
            ...{ division, case_id: id, entry_id: entryId },
            statement: bytes(services.sealing.seal(statement, placeOfContest(division, id))),
          },
        },
      ],
    })
    .catch((error: unknown) => {
      throw isTaken(error) ? refuse("contest-twice") : error;
    });
  const number = numberOf(written.case);
  await tellOfContest(services.db, { division, organ: opening.organ, number, at });
  return { number };
}

/** As `jsonb_populate_record` reads bytes. */
const bytes = (sealed: Buffer) => `\\x${sealed.toString("hex")}`;

/** Two requests at once: the second meets the first one's row. */
const isTaken = (error: unknown) =>
  typeof error === "object" && error !== null && "code" in error && error.code === "23505";

/** The organ that runs the hall answers for the appraisal. */
async function openingOf(services: Services, { division, id }: StaffActor, entry: StoredEntry) {
  const { types } = await engineOf(services);
  const counter = (await countersOf(services.db, division)).get(`${entry.hall}/${entry.counter}`);
  const organ = counter?.hallOrgan ?? (await organOn(services, division, entry));
  const names = await staffNames(services.db, division, [id]);
  const sheet = sheetOf(services, entry.day);
  const opening: Opening = {
    ...{ type: "contest", typeVersion: types.newest("contest").version, organ },
    subject: `考核申诉：${itemName(sheet, entry.item)}`,
    ...{ party: `staff/${id}`, partyLabel: names.get(id) ?? "工作人员", channel: "counter" },
    facts: { limits: { examine: sheet.contest.examine }, steps: [], traits: ["discreet"] },
  };
  return opening;
}

/** The organ that sent the person on the entry's day. */
export async function organOn(
  { db }: Services,
  division: string,
  { staff, day }: Pick<StoredEntry, "staff" | "day">,
): Promise<string> {
  return termOn(await allTerms(db, division, staff), day)?.organ ?? "";
}

/** Settles it. Refused: not a supervisor of the case, the maker of the entry, who went the round, the person. */
export async function settleContest(
  services: Services,
  { actor, at }: StaffCall,
  number: string,
  { requestKey, version, upheld, reasons }: SettleContest,
): Promise<{ number: string }> {
  const { entry, key } = await contestOf(services, actor.division, number);
  const { division } = key;
  const others = await involved(services, division, entry);
  const { writer } = await engineOf(services);
  const settling = writer.act({
    ...{ key, requestKey, version, at, data: {} },
    action: upheld ? "uphold" : "dismiss",
    actor: { kind: "staff", id: actor.id },
    as: (current) => eventActor(actor, current),
    roles: (current) => {
      const roles = rolesTowards(actor, current);
      if (!roles.includes("supervisor")) throw refuse("not-permitted");
      if (others.has(actor.id)) throw refuse("contest-own-entry");
      return roles;
    },
    satellites: ({ id }) => [
      {
        table: "conduct_finding",
        row: {
          ...{ division, case_id: id, upheld },
          reasons: bytes(services.sealing.seal(reasons, placeOfFinding(division, id))),
        },
      },
      ...(upheld && !entry.struck
        ? [
            {
              table: "conduct_strike",
              row: { division, entry_id: entry.id, case_id: id, struck_by: actor.id, struck_at: at },
            },
          ]
        : []),
    ],
  });
  // The entry was struck in between, by a corrected attendance: whoever settles looks again.
  const written = await settling.catch((error: unknown) => {
    throw isTaken(error) ? refuse("case-changed") : error;
  });
  const { staff } = entry;
  await tellOfFinding(services.db, { division, staff, number: numberOf(written.case), upheld, at });
  return { number: numberOf(written.case) };
}

/** Who may not examine it: the person, whoever made the entry, whoever went the round with them. */
async function involved(services: Services, division: string, entry: StoredEntry): Promise<Set<string>> {
  const round = entry.round === undefined ? undefined : await findRound(services.db, division, entry.round);
  return new Set([entry.staff, entry.by, ...(round ? [round.first, round.second] : [])]);
}

/** For the person, for those who may examine it, and for whoever reads the appraisal of the organ. */
export async function showContest(
  services: Services,
  { actor, at }: StaffCall,
  number: string,
): Promise<ContestView> {
  const { division } = actor;
  const { entry, key, statement } = await contestOf(services, division, number);
  const current = await findCase(services.pool, key);
  if (!current) throw refuse("case-not-found");
  const examines = can(actor, "case.act", { ...subjectOf(current), role: "supervisor" });
  const organ = await organOn(services, division, entry);
  if (entry.staff !== actor.id && !examines && !can(actor, "conduct.read", { division, organ }))
    throw refuse("not-permitted");
  const { types, timekeeper } = await engineOf(services);
  const events = await readEvents(services.pool, key);
  const names = await namesFor(services, division, [current], events);
  const type = types.version(current.type, current.typeVersion);
  const [view] = await entryViews(services, { division, reader: actor.id, at }, [entry]);
  const own = (await involved(services, division, entry)).has(actor.id);
  const open = current.state === "open" && examines;
  return {
    case: summaryOf(type, current, timekeeper.current(), at, names),
    entry: view!,
    statement,
    ...findingOf(current, events, entry, names.staff),
    maySettle: open && !own,
    ...(open && own && { why: refuse("contest-own-entry").userMessage }),
  };
}

function findingOf(
  { state }: Case,
  events: readonly CaseEvent[],
  { upheld, findingReasons }: StoredEntry,
  nameOf: (id: string) => string,
): Pick<ContestView, "finding"> {
  const last = events.at(-1);
  if (state === "open" || upheld === undefined || findingReasons === undefined || !last) return {};
  return { finding: { upheld, reasons: findingReasons, by: nameOf(last.actor.id), at: last.at } };
}

async function contestOf(services: Services, division: string, number: string) {
  const parsed = parseCaseNumber(number);
  if (!parsed.ok || parsed.value.division !== division) throw refuse("case-not-found", { field: "number" });
  const key: CaseKey = parsed.value;
  const row = await services.db
    .selectFrom("conduct_contest")
    .select(["entry_id", "statement"])
    .where("division", "=", division)
    .where("case_id", "=", key.id)
    .executeTakeFirst();
  if (!row) throw refuse("case-not-found", { field: "number" });
  const [entry] = await readEntries(services, division, { id: row.entry_id });
  const statement = services.sealing.open(row.statement, placeOfContest(division, key.id));
  return { key, entry: entry!, statement };
}
