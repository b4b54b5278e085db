import { type ReactNode, useEffect, useState } from "react";
import { Link, useLocation } from "wouter";
import type { StaffMe } from "#contract/staff.ts";
import { roleNames } from "#contract/words.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { classes } from "../../shared/ui/classes.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { LiveBadge } from "../../shared/ui/LiveBadge.tsx";
import { SkipLink } from "../../shared/ui/SkipLink.tsx";
import { rolesOf, signOut } from "../account.ts";
import { CounterStrip } from "../calling/CounterStrip.tsx";
import { CallingProvider } from "../calling/calling-context.tsx";
import { Bell } from "../notices/Bell.tsx";
import { IdleWarning } from "./IdleWarning.tsx";
import { KeysHelp } from "./KeysHelp.tsx";
import { followChanges } from "./live.ts";
import { handlesCases, isHere, menuFor } from "./menu.ts";
import { useShortcuts } from "./shortcuts.ts";
import "./frame.css";

/** Around every page of the desk: where one can go, who one is, whether the page is live. */
export function Frame({ me, children }: { me: StaffMe; children: ReactNode }) {
  const [helping, setHelping] = useState(false);
  useEffect(() => followChanges(), []);
  useShortcuts("到处都能用", [{ key: "?", does: "显示快捷键", run: () => setHelping(true) }]);
  return (
    <div className="frame">
      <SkipLink />
      <Side me={me} onHelp={() => setHelping(true)} />
      {rolesOf(me).includes("clerk") ? <AtCounter>{children}</AtCounter> : children}
      {helping && <KeysHelp onClose={() => setHelping(false)} />}
      <IdleWarning minutes={me.idleMinutes} />
    </div>
  );
}

/** A clerk has a counter: it stays in sight on every page. */
function AtCounter({ children }: { children: ReactNode }) {
  return (
    <CallingProvider>
      <div className="frame-body">
        <CounterStrip />
        {children}
      </div>
    </CallingProvider>
  );
}

function Side({ me, onHelp }: { me: StaffMe; onHelp: () => void }) {
  const [path] = useLocation();
  const [open, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes the menu
  useEffect(() => setOpen(false), [path]);
  return (
    <header className="side no-print">
      <Link href="/" className="side-brand">
        <svg className="side-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
          <path d="M7 9h18M7 16h18M7 23h9m2 0 3 3 5-6" />
        </svg>
        工作台
      </Link>
      <Bell />
      <Button className="side-menu" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="menu" />
        菜单
      </Button>
      <div className={classes("side-fold", open && "open")}>
        <Menu me={me} path={path} />
        <Person me={me} onHelp={onHelp} />
      </div>
    </header>
  );
}

function Menu({ me, path }: { me: StaffMe; path: string }) {
  return (
    <nav aria-label="主菜单">
      {menuFor(rolesOf(me)).map((group) => (
        <div key={group.name}>
          <h2 className="side-group">{group.name}</h2>
          <ul>
            {group.entries.map((entry) => (
              <li key={entry.href}>
                <Link href={entry.href} aria-current={isHere(entry.href, path) ? "page" : undefined}>
                  <Icon name={entry.icon} />
                  {entry.name}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function Person({ me, onHelp }: { me: StaffMe; onHelp: () => void }) {
  const organs = [...new Set(me.posts.map((post) => post.organName))];
  const rolesIn = (organ: string) =>
    me.posts.filter((post) => post.organName === organ).map((post) => roleNames[post.role]);
  return (
    <section className="side-person" aria-label="当前登录">
      <p className="side-name">{me.name}</p>
      <ul className="side-posts">
        {organs.map((organ) => (
          <li key={organ}>{`${organ}：${[...new Set(rolesIn(organ))].join("、")}`}</li>
        ))}
      </ul>
      {handlesCases(rolesOf(me)) && <LiveBadge />}
      <div className="side-links">
        <button type="button" onClick={onHelp}>
          快捷键
        </button>
        <Link href="/account">账号</Link>
        <button type="button" onClick={() => void signOut()}>
          退出登录
        </button>
      </div>
    </section>
  );
}
