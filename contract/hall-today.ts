/** The hall today at a glance: what a director reads from five metres. Counts and minutes, nobody's name. */
import Type, { type Static } from "typebox";

const words = Type.String();
const count = Type.Integer({ minimum: 0 });
/** Minutes; null where there is nothing to say. */
const minutes = Type.Union([Type.Number(), Type.Null()]);

export const TodayZone = Type.Object({
  id: words,
  name: words,
  waiting: count,
  /** Minutes that the one who waits longest has waited until now. */
  longest: minutes,
  served: count,
  waitMean: minutes,
  waitP90: minutes,
  /** Counters that are open, of so many. */
  open: count,
  counters: count,
});
export type TodayZone = Static<typeof TodayZone>;

/** `hour` 9 is 09:00–10:00: numbers taken and matters finished in it. */
export const TodayHour = Type.Object({ hour: count, taken: count, served: count });
export type TodayHour = Static<typeof TodayHour>;

/** `wait`: somebody has waited longer than the hall allows itself (R12.3). `nobody`: people wait and no counter calls. */
export const TodayAlarm = Type.Object({
  kind: Type.Union([Type.Literal("wait"), Type.Literal("nobody")]),
  queue: words,
  queueName: words,
  waiting: count,
  minutes: count,
});
export type TodayAlarm = Static<typeof TodayAlarm>;

export const HallToday = Type.Object({
  hall: Type.Object({ id: words, name: words }),
  /** Halls the reader may look at. */
  halls: Type.Array(Type.Object({ id: words, name: words })),
  day: words,
  at: words,
  waiting: count,
  longest: minutes,
  taken: count,
  served: count,
  abandoned: count,
  waitMean: minutes,
  waitP90: minutes,
  serviceMean: minutes,
  open: count,
  paused: count,
  counters: count,
  /** Minutes of waiting from which it is an alarm. */
  alarmMinutes: count,
  appointments: Type.Object({ booked: count, arrived: count, missed: count }),
  zones: Type.Array(TodayZone),
  hours: Type.Array(TodayHour),
  alarms: Type.Array(TodayAlarm),
});
export type HallToday = Static<typeof HallToday>;
