import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type CalendarEntry, calendarFile, folded, text } from "./calendar-file.ts";

const entry: CalendarEntry = {
  ...{ uid: "430482-17@tongban", sequence: 2, cancelled: false },
  ...{ startsAt: "2026-11-23T01:00:00.000Z", endsAt: "2026-11-23T02:00:00.000Z" },
  ...{ changedAt: "2026-11-20T01:30:00.000Z", madeAt: "2026-11-20T01:31:00.000Z" },
  summary: "常宁市政务服务中心：企业开办; A01, 2 楼",
  description: "请带身份证。\n取号凭证 ABCDE-FGHJK，过时 15 分钟作废。".repeat(3),
  location: "湖南省衡阳市常宁市宜阳街道",
  url: "http://127.0.0.1:8080/appointments/17",
  organizer: { name: '常宁市"政务"服务中心', address: "http://127.0.0.1:8080/" },
  remindMinutes: 120,
};

/** A reader by the letter of RFC 5545: lines, folding, names, parameters, escapes; anything else is a fault. */
function read(file: string): Map<string, { value: string; parameters: string }> {
  assert.ok(file.endsWith("\r\n"));
  const raw = file.slice(0, -2).split("\r\n");
  for (const line of raw) {
    assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)} octets: ${line}`);
    assert.ok(!/[\r\n]/.test(line), "a bare CR or LF");
    assert.ok(line.isWellFormed(), "a character cut in two");
  }
  const lines = raw.join("\r\n").replaceAll("\r\n ", "").split("\r\n");
  const open: string[] = [];
  const found = new Map<string, { value: string; parameters: string }>();
  for (const line of lines) {
    const [, name = "", parameters = "", value = ""] =
      /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"\p{Cc}]*"|[^";:,\p{Cc}]*))*):(.*)$/su.exec(line) ?? assert.fail(line);
    if (name === "BEGIN") open.push(value);
    else if (name === "END") assert.equal(open.pop(), value);
    else found.set(`${open.join("/")}/${name}`, { value, parameters });
  }
  assert.deepEqual(open, []);
  return found;
}

/** Turns a TEXT value back (3.3.11). */
const unescaped = (value: string) =>
  value.replaceAll(/\\(.)/gs, (_, character: string) => (character === "n" ? "\n" : character));

const event = "VCALENDAR/VEVENT";

test("an appointment as RFC 5545 has it, read back by its rules", () => {
  const found = read(calendarFile(entry));
  const value = (name: string) => found.get(`${event}/${name}`)?.value ?? "";
  assert.equal(found.get("VCALENDAR/VERSION")?.value, "2.0");
  assert.equal(found.get("VCALENDAR/METHOD")?.value, "PUBLISH");
  assert.equal(value("DTSTART"), "20261123T010000Z");
  assert.equal(value("DTEND"), "20261123T020000Z");
  assert.equal(value("SEQUENCE"), "2");
  assert.equal(value("STATUS"), "CONFIRMED");
  assert.equal(unescaped(value("SUMMARY")), entry.summary);
  assert.equal(unescaped(value("DESCRIPTION")), entry.description);
  assert.match(found.get(`${event}/ORGANIZER`)?.parameters ?? "", /^;CN="常宁市政务服务中心"$/);
  assert.equal(found.get(`${event}/VALARM/TRIGGER`)?.value, "-PT120M");
});

test("cancelled: the same UID, a higher sequence, METHOD CANCEL, no alarm", () => {
  const found = read(calendarFile({ ...entry, sequence: 3, cancelled: true }));
  assert.equal(found.get("VCALENDAR/METHOD")?.value, "CANCEL");
  assert.equal(found.get(`${event}/STATUS`)?.value, "CANCELLED");
  assert.equal(found.get(`${event}/UID`)?.value, entry.uid);
  assert.equal(found.get(`${event}/VALARM/TRIGGER`), undefined);
});

test("property: whatever stands in its words, the file stays readable and gives them back", () => {
  const words = fc
    .string({ unit: "grapheme", maxLength: 300 })
    .map((value) => value.replaceAll(/\p{Cc}/gu, "\n"));
  fc.assert(
    fc.property(words, words, (summary, description) => {
      const found = read(calendarFile({ ...entry, summary, description }));
      assert.equal(unescaped(found.get(`${event}/SUMMARY`)?.value ?? ""), summary);
      assert.equal(unescaped(found.get(`${event}/DESCRIPTION`)?.value ?? ""), description);
    }),
    // Separators of lines and paragraphs, which are no line breaks in such a file.
    { examples: [["\u2028", "\u2029"]] },
  );
});

test("property: folding cuts no character and unfolds to the same line", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (value) => {
      const line = text(value);
      assert.equal(folded(line).replaceAll("\r\n ", ""), line);
      for (const part of folded(line).split("\r\n")) assert.ok(Buffer.byteLength(part) <= 75);
    }),
  );
});
