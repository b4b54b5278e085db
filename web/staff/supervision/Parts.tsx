/** Small parts of supervision's pages. */
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Count, Rate } from "#contract/supervision.ts";
import type { WatchLight } from "#contract/watch.ts";
import { Tag } from "../../shared/ui/Tag.tsx";
import { PlaceNav } from "../parts/PlaceNav.tsx";
import { lightNames, pageOf, rateWords, shareWords } from "./supervision.ts";
import "./supervision.css";

/** 预警 ▲, 黄牌 ■, 红牌 ●: word, shape and colour. */
export function Light({ light, children }: { light: WatchLight; children?: ReactNode }) {
  return <Tag kind={light}>{children ?? lightNames[light]}</Tag>;
}

/** A case by what it is about, with its number below; `words` says more of the number. */
export function CaseLink(props: { number: string; subject: string; words?: string }) {
  const { number, subject, words = number } = props;
  return (
    <Link href={`/cases/${number}`} className="case-link">
      <span className="case-subject">{subject}</span>
      <span className="case-number">{words}</span>
    </Link>
  );
}

/** A figure that opens the list behind it; nothing to open behind nothing. */
export function Figure({ count, of }: { count: Count; of: string }) {
  if (count.n === 0) return <span className="soft">0</span>;
  return (
    <Link href={pageOf(count)} className="figure" aria-label={`${of} ${count.n} 件`}>
      {count.n.toLocaleString("zh-CN")}
    </Link>
  );
}

export function RateFigure({ rate, of }: { rate: Rate; of: string }) {
  if (rate.share === null) return <span className="soft">无数据</span>;
  return (
    <div>
      <Link href={pageOf(rate)} className="figure" aria-label={`${of} ${rateWords(rate)}`}>
        {shareWords(rate.share)}
      </Link>
      <div className="soft">{`${rate.n.toLocaleString("zh-CN")} / ${rate.of.toLocaleString("zh-CN")}`}</div>
    </div>
  );
}

const places = [
  { href: "/supervision", name: "现在" },
  { href: "/supervision/cards", name: "牌和预警" },
  { href: "/supervision/figures", name: "月度和年度" },
  { href: "/supervision/rules", name: "规则" },
];

/** The pages of supervision, beside each other. */
export const Sections = () => <PlaceNav label="监察" places={places} />;
