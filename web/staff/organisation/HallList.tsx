import type { CounterRow, HallRow, ZoneRow } from "#contract/organisation.ts";
import { counterKindNames } from "#contract/words.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { plainDate } from "../../shared/words.ts";
import type { Editing, Organisation } from "./rows.ts";
import { hallTree, hoursWords, zonesOf } from "./tree.ts";

type OnEdit = ((editing: Editing) => void) | undefined;

/** Halls with their zones and counters, as one walks through them. */
export function HallList({ organisation, onEdit }: { organisation: Organisation; onEdit: OnEdit }) {
  const halls = hallTree(organisation.halls);
  return halls.map(({ row, depth }) => (
    <details
      key={row.id}
      className={`hall depth-${Math.min(depth, 3)}`}
      open={halls.length < 4 || depth === 0}
    >
      <summary>
        <b>{row.name}</b>
        <span className="soft">{hoursWords(row.hours)}</span>
        {row.closedOn && <Tag kind="ended">{`${plainDate(row.closedOn)}关闭`}</Tag>}
      </summary>
      <HallInside hall={row} organisation={organisation} onEdit={onEdit} />
    </details>
  ));
}

function HallInside(props: { hall: HallRow; organisation: Organisation; onEdit: OnEdit }) {
  const { hall, organisation, onEdit } = props;
  const zones = zonesOf(hall.id, organisation.zones, organisation.counters);
  return (
    <div className="hall-inside">
      <p className="soft">{[hall.address, hall.phone].filter(Boolean).join("，")}</p>
      {onEdit && (
        <div className="btns">
          <Button onClick={() => onEdit({ kind: "hall", row: hall })}>修改大厅</Button>
          <Button onClick={() => onEdit({ kind: "zone", start: { hall: hall.id } })}>加分区</Button>
          <Button onClick={() => onEdit({ kind: "counter", start: { hall: hall.id } })}>加窗口</Button>
        </div>
      )}
      {zones.map(({ zone, counters }) => (
        <section key={zone?.id ?? "-"} aria-label={zone?.name ?? "不在分区里的窗口"}>
          <ZoneHead zone={zone} onEdit={onEdit} />
          <ul className="counters">
            {counters.map((counter) => (
              <li key={counter.id}>
                <OneCounter counter={counter} organisation={organisation} onEdit={onEdit} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function ZoneHead({ zone, onEdit }: { zone: ZoneRow | undefined; onEdit: OnEdit }) {
  return (
    <h3 className="zone-head">
      {zone ? `${zone.name}${zone.floor ? `（${zone.floor}）` : ""}` : "不在分区里的窗口"}
      {zone?.closedOn && <Tag kind="ended">{`${plainDate(zone.closedOn)}撤销`}</Tag>}
      {zone && onEdit && (
        <Button kind="quiet" onClick={() => onEdit({ kind: "zone", row: zone })}>
          修改<span className="visually-hidden">：{zone.name}</span>
        </Button>
      )}
    </h3>
  );
}

function OneCounter(props: { counter: CounterRow; organisation: Organisation; onEdit: OnEdit }) {
  const { counter, organisation, onEdit } = props;
  const organs = counter.organs.map(
    (uscc) => organisation.organs.find((organ) => organ.uscc === uscc)?.shortName ?? uscc,
  );
  return (
    <>
      <b>{counter.id}</b>
      <span className="counter-what">
        {counter.name}
        <span className="soft">
          {`${counterKindNames[counter.kind]}，${organs.length > 0 ? `收${organs.join("、")}的件` : "各机构的都收"}`}
          {counter.items && `，只收 ${counter.items.length} 个事项`}
        </span>
      </span>
      {counter.closedOn && <Tag kind="ended">{`${plainDate(counter.closedOn)}关闭`}</Tag>}
      {onEdit && (
        <Button kind="quiet" onClick={() => onEdit({ kind: "counter", row: counter })}>
          修改<span className="visually-hidden">：{counter.id}</span>
        </Button>
      )}
    </>
  );
}
