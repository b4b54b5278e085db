import type { ReactNode } from "react";
import { Link, useLocation, useSearch } from "wouter";
import type { PortalHome } from "#contract/portal.ts";
import { setMode, useMode } from "../shared/mode.ts";
import { useRead } from "../shared/query.tsx";
import { Icon } from "../shared/ui/Icon.tsx";
import { SkipLink } from "../shared/ui/SkipLink.tsx";
import { useMe } from "./account.ts";
import { signInAddress } from "./coming-back.ts";
import { useFollowing } from "./following.ts";
import "./frame.css";

/** Around every page: the way home, elder mode, the main places, whom to ring. */
export function Frame({ children }: { children: ReactNode }) {
  const { data: home } = useRead<PortalHome>("/portal/home");
  const { data: me } = useMe();
  const { elder } = useMode();
  useFollowing(Boolean(me));
  return (
    <>
      <SkipLink />
      <header className="top no-print">
        <div className="top-inner">
          <Link href="/" className="brand">
            <Mark />
            <span>{home ? `${home.county}政务服务` : "政务服务"}</span>
          </Link>
          <ElderSwitch />
          <Places />
        </div>
      </header>
      {children}
      <Foot home={home} />
      {elder && <ElderBar />}
    </>
  );
}

function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M7 9h18M7 16h18M7 23h9" />
      <path className="mark-tick" d="m18 23 3 3 5-6" />
    </svg>
  );
}

/** Into elder mode and out of it; within it, how large. */
function ElderSwitch() {
  const { elder, size } = useMode();
  return (
    <div className="modes">
      {elder && (
        <fieldset className="sizes">
          <legend className="visually-hidden">字的大小</legend>
          {([1, 2, 3] as const).map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={size === each}
              onClick={() => setMode({ size: each })}
            >
              {["大", "特大", "最大"][each - 1]}
            </button>
          ))}
        </fieldset>
      )}
      <button type="button" className="elder-switch" onClick={() => setMode({ elder: !elder, size: 1 })}>
        {elder ? "普通版" : "长辈版"}
      </button>
    </div>
  );
}

function Places() {
  const { data: me } = useMe();
  const { elder } = useMode();
  const [path] = useLocation();
  const search = useSearch();
  const here = search ? `${path}?${search}` : path;
  const unread = me?.unread ?? 0;
  return (
    <nav className="places" aria-label="主要栏目">
      <Place href="/">首页</Place>
      <Place href="/cases">我的办件</Place>
      {!elder && <Place href="/progress">查进度</Place>}
      {me && !elder && <Place href="/messages">{unread > 0 ? `消息 ${unread}` : "消息"}</Place>}
      {me ? <Place href="/me">我的</Place> : <Place href={signInAddress(here)}>登录</Place>}
    </nav>
  );
}

function Place({ href, children }: { href: string; children: ReactNode }) {
  const [path] = useLocation();
  const base = href.split("?")[0]!;
  const here = base === "/" ? path === "/" : path === base || path.startsWith(`${base}/`);
  return (
    <Link href={href} aria-current={here ? "page" : undefined}>
      {children}
    </Link>
  );
}

/** Elder mode: a person to talk to is always in sight (R13.1). */
function ElderBar() {
  return (
    <aside className="elder-bar no-print" aria-label="打电话问">
      <a className="btn primary" href="tel:12345">
        <Icon name="phone" />打 12345 问
      </a>
    </aside>
  );
}

function Foot({ home }: { home: PortalHome | undefined }) {
  const hall = home?.hall;
  return (
    <footer className="foot no-print">
      <div className="foot-inner">
        <p className="foot-help">
          网上不会办、办不成？
          <a href="tel:12345">
            <Icon name="phone" />打 12345
          </a>
          {hall && `或到${hall.name}（${hall.address}，${hall.hours}），窗口有人帮您办。现金、现场都可以。`}
        </p>
        <ul>
          <li>
            <Link href="/progress" className="go">
              查办件进度
            </Link>
          </li>
          <li>
            <Link href="/assistance" className="go">
              帮代办、视频导办
            </Link>
          </li>
          <li>
            <Link href="/appointments" className="go">
              预约去大厅
            </Link>
          </li>
          <li>
            <Link href="/voices" className="go">
              办不成事、投诉和线索
            </Link>
          </li>
          <li>
            <Link href="/abolished-proofs" className="go">
              取消的证明
            </Link>
          </li>
          <li>
            <Link href="/evaluations" className="go">
              绩效自评公开
            </Link>
          </li>
          <li>
            <Link href="/ratings" className="go">
              大家的评价
            </Link>
          </li>
          <li>
            <Link href="/facts" className="go">
              数字公开
            </Link>
          </li>
          <li>
            <Link href="/bulletins" className="go">
              大厅月度通报
            </Link>
          </li>
          <li>
            <Link href="/accessibility" className="go">
              无障碍说明
            </Link>
          </li>
          <li>
            <Link href="/privacy" className="go">
              个人信息怎么用
            </Link>
          </li>
        </ul>
      </div>
    </footer>
  );
}
