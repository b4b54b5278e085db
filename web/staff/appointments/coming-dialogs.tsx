/** What the desk does about one who is to come: confirms their priority group, moves them to another hour. */
import type { CheckedIn, QueueSlots } from "#contract/appointment.ts";
import type { DeskAppointment } from "#contract/appointment-desk.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { post } from "../../shared/api.ts";
import { useRead } from "../../shared/query.tsx";
import { dateWords } from "../../shared/words.ts";
import type { AskedField } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { type Dialog, finished, reason } from "./dialogs.tsx";
import { hoursWords, path } from "./words.ts";

/** Somebody of a priority group comes: their proof is looked at (R12.1); it counts only if they are late. */
export function GroupDialog({ it, onDone, onClose }: Dialog<CheckedIn> & { it: DeskAppointment }) {
  const seen: AskedField = {
    ...{
      name: "seen",
      label: `${it.group?.name ?? ""}：${it.group?.proof ?? ""}`,
      kind: "choice",
      required: true,
    },
    options: [
      { value: "yes", label: "看过了，是的" },
      { value: "no", label: "没有带，或者不是" },
    ],
  };
  return (
    <CommandDialog<CheckedIn>
      title={`取号：${it.name} ${hoursWords(it)}`}
      action="取号"
      fields={[seen]}
      send={(filled, requestKey) =>
        post(`${path}/${it.id}/check-in`, { requestKey, groupSeen: filled.seen === "yes" })
      }
      onDone={async (came) => {
        await finished();
        onDone(came);
      }}
      onClose={onClose}
    >
      <p>约的时候说是优先群体，请核对证件。按时到的都按预约先办；迟到的，核对过才按优先群体排。</p>
    </CommandDialog>
  );
}

/** Moves one person to another hour, as agreed with them. */
export function MoveDialog({ it, onDone, onClose }: Dialog<string> & { it: DeskAppointment }) {
  const days = useRead<QueueSlots>("/appointments/slots", { params: { hall: it.hall, queue: it.queue } });
  const slots = (days.data?.days ?? []).flatMap((day) => day.slots.filter(({ free }) => free > 0));
  const options = slots
    .filter(({ startsAt }) => startsAt !== it.startsAt)
    .map((slot) => ({
      value: String(slot.id),
      label: `${dateWords(shanghaiDay(slot.startsAt))} ${hoursWords(slot)}（还有 ${slot.free} 个）`,
    }));
  if (!days.data) return null;
  return (
    <CommandDialog<DeskAppointment>
      title={`改时间：${it.name} ${hoursWords(it)}`}
      action="改到这个时间"
      fields={[{ name: "slot", label: "改到", kind: "choice", required: true, options }, reason]}
      send={(filled, requestKey) =>
        post(`${path}/${it.id}/move`, {
          ...{ requestKey, version: it.version },
          ...{ slot: Number(filled.slot), reason: filled.reason },
        })
      }
      onDone={async (now) => {
        await finished();
        onDone(`已改到 ${dateWords(shanghaiDay(now.startsAt))} ${hoursWords(now)}，并告诉了本人；凭证不变。`);
      }}
      onClose={onClose}
    >
      <p>{options.length === 0 ? "后面的时间都约满了。" : "先和本人说好。"}</p>
    </CommandDialog>
  );
}
