import type { ReactNode } from "react";
import type { Problem } from "#server/kernel/item/problem.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { placeOf } from "./editing.ts";

/** One row of a list that is edited: opened by its name, with its place and what is wrong with it. */
export function Row(props: {
  /** `bundle-parts-0`: where faults lead to. */
  id: string;
  name: string;
  /** Beside the name, in a few words. */
  facts?: string | undefined;
  place: number;
  count: number;
  open?: boolean;
  problems: readonly Problem[];
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
  children: ReactNode;
}) {
  const { id, name, place, count } = props;
  const mine = props.problems.filter(({ path }) => placeOf(path) === id);
  return (
    <li className={mine.length > 0 ? "row wrong" : "row"} id={id}>
      <details open={props.open}>
        <summary>
          <b>{`${place + 1}. ${name}`}</b>
          {props.facts && <span className="soft">{props.facts}</span>}
        </summary>
        <div className="row-body">
          {props.children}
          <div className="btns">
            <Button kind="quiet" disabled={place === 0} onClick={() => props.onMove(-1)}>
              <Icon name="up" />
              {`上移“${name}”`}
            </Button>
            <Button kind="quiet" disabled={place === count - 1} onClick={() => props.onMove(1)}>
              <Icon name="down" />
              {`下移“${name}”`}
            </Button>
            <Button kind="quiet" onClick={props.onRemove}>
              <Icon name="cross" />
              {`移除“${name}”`}
            </Button>
          </div>
        </div>
      </details>
      {mine.map(({ path, message }) => (
        <p key={`${path} ${message}`} className="field-error">
          <Icon name="cross" />
          {message}
        </p>
      ))}
    </li>
  );
}
