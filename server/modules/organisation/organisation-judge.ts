/** What is wrong with a row of the organisation, judged against the organisation as it will be with it. */
import type { Counter, Hall, OpeningHours, Organ, Zone } from "#contract/organisation.ts";
import { checkUscc } from "#server/kernel/codes/uscc.ts";
import type { Fault, Organisation, OrganisationRow } from "./organisation.ts";

/** Empty when the row may be written. `after` holds the row itself. */
export function faultsOf(row: OrganisationRow, after: Organisation): Fault[] {
  if (row.kind === "organ") return organFaults(row.value, after);
  if (row.kind === "hall") return hallFaults(row.value, after);
  if (row.kind === "zone") return zoneFaults(row.value, after);
  return counterFaults(row.value, after);
}

function organFaults(organ: Organ, after: Organisation): Fault[] {
  const open = [...after.organ.values()].filter((other) => !other.closedOn && other.uscc !== organ.uscc);
  return [
    ...when(!checkUscc(organ.uscc).ok, "uscc", "统一社会信用代码不正确，请核对"),
    ...areaFaults(organ.area, after),
    ...treeFaults(organ.uscc, organ.parent, after.organ, "上级机构"),
    ...when(!organ.closedOn && open.some((other) => other.name === organ.name), "name", "已有同名的机构"),
    ...when(
      !!organ.closedOn && open.some((other) => other.parent === organ.uscc),
      "closedOn",
      "还有下级机构，请先撤销或改挂下级机构",
    ),
    ...when(
      !!organ.closedOn &&
        [...after.hall.values()].some((hall) => !hall.closedOn && hall.organ === organ.uscc),
      "closedOn",
      "还管理着大厅，请先改由别的机构管理",
    ),
  ];
}

function hallFaults(hall: Hall, after: Organisation): Fault[] {
  const below = [...after.hall.values()].filter((other) => !other.closedOn && other.parent === hall.id);
  return [
    ...areaFaults(hall.area, after),
    ...treeFaults(hall.id, hall.parent, after.hall, "上级大厅"),
    ...when(!openOrgan(hall.organ, after), "organ", "没有这个机构，或已撤销"),
    ...when(!!hall.closedOn && below.length > 0, "closedOn", "还有下级大厅，请先关闭下级大厅"),
    ...hall.hours.flatMap((span, index) => [
      ...when(span.from >= span.to, `hours.${index}`, "结束时间必须晚于开始时间"),
      ...when(
        hall.hours.slice(0, index).some((other) => overlap(other, span)),
        `hours.${index}`,
        "同一天的开放时间有重叠",
      ),
    ]),
  ];
}

const overlap = (one: OpeningHours, other: OpeningHours) =>
  one.from < other.to && other.from < one.to && one.days.some((day) => other.days.includes(day));

function zoneFaults(zone: Zone, after: Organisation): Fault[] {
  const counters = [...after.counter.values()].filter(
    (counter) => !counter.closedOn && counter.hall === zone.hall && counter.zone === zone.id,
  );
  return [
    ...placeFaults(zone.hall, after),
    ...when(!!zone.closedOn && counters.length > 0, "closedOn", "分区里还有窗口，请先停用或改挂窗口"),
  ];
}

function counterFaults(counter: Counter, after: Organisation): Fault[] {
  const zone = counter.zone === undefined ? undefined : after.zone.get(`${counter.hall}/${counter.zone}`);
  return [
    ...placeFaults(counter.hall, after),
    ...when(
      counter.zone !== undefined && (!zone || (!!zone.closedOn && !counter.closedOn)),
      "zone",
      "这个大厅没有这个分区，或已停用",
    ),
    ...counter.organs.flatMap((uscc, index) =>
      when(!openOrgan(uscc, after), `organs.${index}`, `没有机构 ${uscc}，或已撤销`),
    ),
  ];
}

function placeFaults(hallId: string, after: Organisation): Fault[] {
  return when(!after.hall.has(hallId), "hall", "没有这个大厅");
}

function areaFaults(area: string, after: Organisation): Fault[] {
  return when(!after.areas.has(area), "area", "没有这个行政区划，或不属于本县");
}

function openOrgan(uscc: string | undefined, after: Organisation): boolean {
  if (uscc === undefined) return true;
  const organ = after.organ.get(uscc);
  return !!organ && !organ.closedOn;
}

type Branch = { parent?: string; closedOn?: string };

function treeFaults(key: string, parent: string | undefined, all: ReadonlyMap<string, Branch>, what: string) {
  if (parent === undefined) return [];
  const above = all.get(parent);
  if (!above) return [{ field: "parent", message: `没有这个${what}` }];
  if (above.closedOn && !all.get(key)?.closedOn) return [{ field: "parent", message: `${what}已撤销` }];
  return when(loops(key, parent, all), "parent", `${what}不能是自己或自己的下级`);
}

function loops(key: string, parent: string, all: ReadonlyMap<string, Branch>): boolean {
  const seen = new Set([key]);
  let at: string | undefined = parent;
  while (at !== undefined) {
    if (seen.has(at)) return true;
    seen.add(at);
    at = all.get(at)?.parent;
  }
  return false;
}

function when(wrong: boolean, field: string, message: string): Fault[] {
  return wrong ? [{ field, message }] : [];
}
