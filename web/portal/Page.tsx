import { type ReactNode, useEffect, useRef } from "react";
import { Breadcrumb, type Crumb } from "../shared/ui/Breadcrumb.tsx";
import { classes } from "../shared/ui/classes.ts";

export interface PageProps {
  title: string;
  /** Pages above this one, home first. */
  crumbs?: readonly Crumb[];
  /** Beside the title: who answers for it, its state. */
  under?: ReactNode;
  /** As wide as the window allows, for pages with a side column. */
  wide?: boolean;
  children: ReactNode;
}

let visited = false;
let back = false;
window.addEventListener("popstate", () => {
  back = true;
});

/**
 * One page: its title in the tab and as the heading. After a step to it, the heading has the focus, so that those who
 * hear the page know where they are; after a step back, the page stays where it was.
 */
export function Page({ title, crumbs, under, wide, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (visited && !back) window.scrollTo(0, 0);
    if (visited) heading.current?.focus({ preventScroll: true });
    visited = true;
    back = false;
  }, []);
  useEffect(() => {
    document.title = `${title} - 政务服务`;
  }, [title]);
  return (
    <main id="main" className={classes("page", wide && "wide")}>
      {crumbs && crumbs.length > 1 && <Breadcrumb crumbs={crumbs} />}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {under && <div className="page-under">{under}</div>}
      {children}
    </main>
  );
}
