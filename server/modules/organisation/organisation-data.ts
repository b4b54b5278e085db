/** The organisation in the data folder: `divisions.json`, `organs.json`, `halls.json`. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import Type, { type Static, type TSchema } from "typebox";
import { Value } from "typebox/value";
import { Counter, Division, Hall, Organ, Zone } from "#contract/organisation.ts";
import type { OrganisationRow } from "./organisation.ts";

const exact = { additionalProperties: false };
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const place = { parent: nullable(Type.String()), division: Type.String() };

const OrganEntry = Type.Object({ ...Type.Omit(Organ, ["parent", "area"]).properties, ...place }, exact);
const CounterEntry = Type.Object(Type.Omit(Counter, ["hall", "zone"]).properties, exact);
const ZoneEntry = Type.Object(
  { ...Type.Omit(Zone, ["hall", "order"]).properties, counters: Type.Array(CounterEntry) },
  exact,
);
const HallEntry = Type.Object(
  { ...Type.Omit(Hall, ["parent", "area", "order"]).properties, ...place, zones: Type.Array(ZoneEntry) },
  exact,
);
const DivisionEntry = Type.Object(
  { ...Type.Omit(Division, ["parent"]).properties, parent: nullable(Type.String()) },
  exact,
);

export interface OrganisationData {
  divisions: Division[];
  rows: OrganisationRow[];
}

/** Reads and checks the three files; throws with the file and the place of the first thing that is wrong. */
export async function readOrganisationData(folder: string): Promise<OrganisationData> {
  const divisions = await readList(join(folder, "divisions.json"), DivisionEntry);
  const organs = await readList(join(folder, "organs.json"), OrganEntry);
  const halls = await readList(join(folder, "halls.json"), HallEntry);
  return {
    divisions: divisions.map(({ parent, ...division }) => ({
      ...division,
      ...(parent !== null && { parent }),
    })),
    rows: [...organs.map(organRow), ...halls.flatMap(hallRows)],
  };
}

function organRow({ division: area, parent, ...organ }: Static<typeof OrganEntry>): OrganisationRow {
  return { kind: "organ", value: { ...organ, area, ...(parent !== null && { parent }) } };
}

function hallRows(entry: Static<typeof HallEntry>, index: number): OrganisationRow[] {
  const { division: area, parent, zones, ...rest } = entry;
  const value = { ...rest, area, order: index + 1, ...(parent !== null && { parent }) };
  return [{ kind: "hall", value }, ...zones.flatMap((zone, place) => zoneRows(entry.id, zone, place))];
}

function zoneRows(hall: string, entry: Static<typeof ZoneEntry>, index: number): OrganisationRow[] {
  const { counters, ...zone } = entry;
  return [
    { kind: "zone", value: { ...zone, hall, order: index + 1 } },
    ...counters.map(
      (counter): OrganisationRow => ({ kind: "counter", value: { ...counter, hall, zone: zone.id } }),
    ),
  ];
}

async function readList<T extends TSchema>(file: string, schema: T): Promise<Static<T>[]> {
  const data: unknown = JSON.parse(await readFile(file, "utf8"));
  const [fault] = Value.Errors(Type.Array(schema), data);
  if (fault) throw new Error(`${file}: ${fault.instancePath || "/"} ${fault.message}`);
  return data as Static<T>[];
}
