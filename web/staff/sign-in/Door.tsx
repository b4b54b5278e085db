import { type ReactNode, useEffect } from "react";
import "./sign-in.css";

/** The page of one box before the desk: signing in, and what must be done first. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main className="door">
      <div className="door-box">
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
