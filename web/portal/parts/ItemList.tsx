import { Link } from "wouter";
import type { ItemHit } from "#contract/portal.ts";
import { onlineGradeNames } from "#server/kernel/item/online-grade.ts";
import { Tag } from "../../shared/ui/Tag.tsx";
import "./item-list.css";

/** Items to choose from: the name first, then what makes one choose it. */
export function ItemList({ items }: { items: readonly ItemHit[] }) {
  return (
    <ul className="items">
      {items.map((item) => (
        <li key={item.key}>
          <Link href={`/items/${item.key}`} className="items-name">
            {item.name}
          </Link>
          <p className="items-facts">
            <span>{item.organName}</span>
            {item.promised && <span>{`承诺 ${item.promised}`}</span>}
            {item.grade && item.grade !== "I" && (
              <span className="items-online">{onlineGradeNames[item.grade]}</span>
            )}
            {item.note && <Tag kind="paused">{item.note}</Tag>}
            {item.phrase && <span>{`也叫“${item.phrase}”`}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}
