import assert from "node:assert/strict";
import { test } from "node:test";
import { testDatabase } from "#server/testing/database.ts";
import { catalogueFaults } from "./catalogue.ts";

test("every key of every table begins with division, and everything is explained in Chinese", async (t) => {
  const { pool } = await testDatabase(t);
  assert.deepEqual(await catalogueFaults(pool), []);
});

test("the catalogue check names keys that do not begin with division", async (t) => {
  const { pool } = await testDatabase(t);
  await pool.query(`
    create table parent (division text, id bigint, code text unique, primary key (division, id));
    create table child (id bigint primary key, division text, parent bigint,
      foreign key (division, parent) references parent (division, id));
    create unique index child_parent on child (parent);
    comment on table child is 'child';
    comment on table parent is '父表'`);
  const faults = await catalogueFaults(pool);
  assert.deepEqual(
    faults.filter((fault) => !fault.includes("comment")),
    [
      "child: key child_parent (parent) does not begin with division",
      "child: key child_pkey (id) does not begin with division",
      "parent: key parent_code_key (code) does not begin with division",
    ],
  );
  assert.ok(faults.includes("child: no comment in Chinese"));
  assert.ok(faults.includes("parent.code: no comment in Chinese"));
});

test("a reference table, replicated everywhere, may have keys of its own", async (t) => {
  const { pool } = await testDatabase(t);
  await pool.query(`
    create table word (word text primary key);
    comment on table word is '参考表：词';
    comment on column word.word is '词'`);
  assert.deepEqual(await catalogueFaults(pool), []);
});

test("an append-only table takes inserts and refuses everything else, even from the owner", async (t) => {
  const { pool } = await testDatabase(t);
  await pool.query("create table diary (division text, line text); call make_append_only('diary')");
  await pool.query("insert into diary values ('430482', 'one')");
  for (const change of ["update diary set line = 'two'", "delete from diary", "truncate diary"]) {
    await assert.rejects(pool.query(change), /diary is append-only/);
  }
  const { rows } = await pool.query("select line from diary");
  assert.deepEqual(rows, [{ line: "one" }]);
});
