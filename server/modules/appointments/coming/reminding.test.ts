import assert from "node:assert/strict";
import { test } from "node:test";
import { refuseSms } from "../../messages/index.ts";
import { act, booked, bookingHall, monday, slotAt, tuesday } from "../appointments.fixture.ts";
import { remindOfTomorrow } from "./reminding.ts";

test("R12.2 reminded once the day before, also of a day one moved to, and not by SMS who refuses", async (t) => {
  const hall = await bookingHall(t);
  const { services, clock, division } = hall;
  const [who, other] = [await hall.resident("13900000001"), await hall.resident("13900000002")];
  await refuseSms(services.db, services.sealing, {
    division,
    phone: "13900000002",
    how: "reply",
    at: services.now(),
  });
  const it = await booked(who, await slotAt(hall, monday));
  await booked(other, await slotAt(hall, monday));
  const reminders = async () => {
    await remindOfTomorrow(services, services.now());
    const count = async (table: "sms" | "message") => {
      const query = services.db.selectFrom(table).select("id").where("template", "=", "appointment-reminder");
      return (await query.execute()).length;
    };
    return { sms: await count("sms"), inbox: await count("message") };
  };
  clock.now = "2026-11-22T07:50:00.000Z";
  assert.deepEqual(await reminders(), { sms: 0, inbox: 0 }, "not before four in the afternoon");
  clock.now = "2026-11-22T08:00:00.000Z";
  assert.deepEqual(await reminders(), { sms: 1, inbox: 2 });
  assert.deepEqual(await reminders(), { sms: 1, inbox: 2 }, "once");
  const again = await hall.resident("13900000001");
  const moved = await act(again, it, "move", { slot: await slotAt(hall, tuesday) });
  assert.equal(moved.statusCode, 200, moved.body);
  clock.now = "2026-11-23T08:10:00.000Z";
  assert.deepEqual(await reminders(), { sms: 2, inbox: 3 }, "of the day they moved to");
});
