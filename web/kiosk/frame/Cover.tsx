import type { ReactNode } from "react";
import { Icon, type IconName } from "../../shared/ui/Icon.tsx";
import "./cover.css";

/** A page that hides everything else. */
export function Cover(props: { icon: IconName; title: string; words?: string; children?: ReactNode }) {
  return (
    <main className="cover" id="main">
      <div>
        <Icon name={props.icon} />
        <h1>{props.title}</h1>
        {props.words && <p role="status">{props.words}</p>}
      </div>
      <div>{props.children}</div>
    </main>
  );
}
