import { type ReactNode, useEffect, useRef } from "react";
import { classes } from "../../shared/ui/classes.ts";
import { Find } from "./Find.tsx";

let visited = false;
let back = false;
window.addEventListener("popstate", () => {
  back = true;
});

/**
 * One page of the desk: its title in the tab and as the heading, the search beside it. After a step to it the heading
 * has the focus, so that those who hear the page know where they are.
 */
export function Page(props: {
  title: string;
  /** Beside the title: a state, a number. */
  beside?: ReactNode;
  className?: string;
  /** Another place is given the focus. */
  focus?: boolean;
  children: ReactNode;
}) {
  const { title, focus = true } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is entered
  useEffect(() => {
    if (visited && !back) window.scrollTo(0, 0);
    if (visited && focus) heading.current?.focus({ preventScroll: true });
    visited = true;
    back = false;
  }, []);
  useEffect(() => {
    document.title = `${title} - 工作台`;
  }, [title]);
  return (
    <main id="main" className={classes("desk", props.className)}>
      <div className="desk-head">
        <div className="desk-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {props.beside}
        </div>
        <Find />
      </div>
      {props.children}
    </main>
  );
}
