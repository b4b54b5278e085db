import assert from "node:assert/strict";
import { test } from "node:test";
import type { Organ } from "#contract/organisation.ts";
import { testDatabase } from "#server/testing/database.ts";
import { withRows } from "./organisation.ts";
import {
  readDivisions,
  readOrganisation,
  readVersions,
  writeDivisions,
  writeRows,
} from "./organisation-store.ts";

const division = "430482";
const organ: Organ = {
  uscc: "11430482000000001K",
  name: "常宁市市场监督管理局",
  shortName: "市场监管局",
  area: division,
  kind: "organ",
  order: 2,
  phone: "0734-7221234",
};

test("the organisation is read as it was written; a change counts the version up and clears what was left out", async (t) => {
  const { db } = await testDatabase(t);
  await writeDivisions(db, [
    { code: "430482001", parent: division, name: "宜阳街道", level: "5" },
    { code: division, name: "常宁市", level: "4" },
  ]);
  const empty = await readOrganisation(db, division);
  assert.deepEqual([...empty.areas].sort(), [division, "430482001"]);
  const rows = [
    {
      kind: "counter",
      value: { hall: "county", id: "A01", name: "一号", zone: "a", kind: "department", organs: [organ.uscc] },
    },
    { kind: "zone", value: { hall: "county", id: "a", name: "综合区", floor: "1F", order: 1 } },
    {
      kind: "hall",
      value: {
        id: "county",
        name: "大厅",
        area: "430482001",
        organ: organ.uscc,
        address: "劳动南路",
        hours: [{ days: [1], from: "09:00", to: "12:00" }],
        order: 1,
      },
    },
    { kind: "organ", value: organ },
  ] as const;
  await writeRows(db, division, rows as never);
  assert.deepEqual(await readOrganisation(db, division), withRows(empty, rows as never));
  const { phone: _, ...silent } = organ;
  await writeRows(db, division, [{ kind: "organ", value: silent }]);
  assert.deepEqual((await readOrganisation(db, division)).organ.get(organ.uscc), silent);
  assert.deepEqual([...(await readVersions(db, division, "organ"))], [[organ.uscc, 2]]);
  assert.deepEqual([...(await readVersions(db, division, "counter"))], [["county/A01", 1]]);
  assert.equal((await readOrganisation(db, "430481")).organ.size, 0);
});

test("divisions are kept with the levels of R1.8 and renamed when loaded again", async (t) => {
  const { db } = await testDatabase(t);
  const county = { code: division, name: "常宁县", level: "4" } as const;
  await writeDivisions(db, [county]);
  await writeDivisions(db, [{ ...county, name: "常宁市" }]);
  assert.deepEqual(await readDivisions(db), [{ ...county, name: "常宁市" }]);
});
