/** Words of the desk's appointments. Pure. */
const zone = "Asia/Shanghai";

export const path = "/staff/appointments";

/** “09:00–10:00” on the county's clock. */
export function hoursWords({ startsAt, endsAt }: { startsAt: string; endsAt: string }): string {
  const clock = (instant: string) =>
    new Date(instant).toLocaleTimeString("sv-SE", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
  return `${clock(startsAt)}–${clock(endsAt)}`;
}

export const dayKindNames: Record<string, string> = {
  workday: "工作日",
  "make-up": "调休上班",
  weekend: "周末",
  holiday: "法定假日",
  unknown: "放假安排还没有公布",
};

export const viaNames: Record<string, string> = {
  portal: "网上",
  desk: "窗口代约",
  phone: "电话代约",
  system: "其他系统",
};

/** What closing did, in a sentence. */
export function closedWords({
  slots,
  proposed,
  calledOff,
}: {
  slots: number;
  proposed: number;
  calledOff: number;
}) {
  const nobody = proposed + calledOff === 0;
  const people = [
    proposed > 0 ? `${proposed} 人另留了时间` : "",
    calledOff > 0 ? `${calledOff} 人只能取消` : "",
  ];
  const told = nobody ? "没有人受影响" : `${people.filter(Boolean).join("，")}，都已告知`;
  return `停办了 ${slots} 个时段；${told}。`;
}

/** Of those whose day came, how many did: “83.3%”. */
export function keptWords({ arrived, missed }: { arrived: number; missed: number }): string {
  const due = arrived + missed;
  return due === 0 ? "—" : `${((arrived / due) * 100).toFixed(1)}%`;
}

/** “1.5 天”. */
export const leadWords = ({ leadDays }: { leadDays?: number | undefined }): string =>
  leadDays === undefined ? "—" : `${leadDays} 天`;
