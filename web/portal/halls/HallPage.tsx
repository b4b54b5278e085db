import type { ReactNode } from "react";
import { Link } from "wouter";
import { accessibilityNames, howNames, siteKindNames } from "#contract/site-words.ts";
import type { How, PointPage } from "#contract/sites.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { Page } from "../Page.tsx";
import { HallFacilities } from "./HallFacilities.tsx";
import { HallNumbers } from "./HallNumbers.tsx";
import { OpenTag } from "./PointCard.tsx";
import "./halls.css";

const crumbs = [
  { name: "首页", href: "/" },
  { name: "服务点", href: "/halls" },
];

/** One hall or service point: when, how to get there, what it can do. */
export function HallPage({ hall }: { hall: string }) {
  const point = useRead<PointPage>(`/halls/${encodeURIComponent(hall)}`);
  return (
    <Page
      title={point.data?.name ?? "服务点"}
      crumbs={crumbs}
      under={point.data && <OpenTag now={point.data.now} />}
    >
      <Loaded query={point}>{(data) => <Whole point={data} />}</Loaded>
    </Page>
  );
}

function Whole({ point }: { point: PointPage }) {
  return (
    <>
      <SummaryList rows={factsOf(point)} />
      {point.waiting !== undefined && <HallNumbers hall={point.id} />}
      <h2>能办什么</h2>
      {point.items.length === 0 && <p>请打 12345 问清楚再去。</p>}
      {point.items.map(({ how, items }) => (
        <Details key={how} summary={`${howNames[how]}：${items.length} 项`} open={point.items.length === 1}>
          <p>{howWords[how]}</p>
          <ul className="hall-links">
            {items.map(({ key, name }) => (
              <li key={key}>
                <Link href={`/items/${key}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </Details>
      ))}
      {point.counters.length > 0 && (
        <>
          <h2>窗口</h2>
          <ul className="counter-list">
            {point.counters.map(({ id, name, zone }) => (
              <li key={id}>
                <Link href={`/halls/${point.id}/counters/${id}`}>{`${id} ${name}`}</Link>
                {zone && <span>{zone}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      <HallFacilities hall={point.id} />
      {point.below.length > 0 && (
        <>
          <h2>下面的服务点</h2>
          <ul className="hall-links">
            {point.below.map(({ id, name, kind }) => (
              <li key={id}>
                <Link href={`/halls/${id}`}>{name}</Link>
                <span>{siteKindNames[kind]}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const howWords: Record<How, string> = {
  here: "到这里就能办，或者由这里的窗口受理。",
  forward: "这里收下材料，转给承办的部门，您不用再跑。",
  advice: "这里只能咨询，不收材料。",
};

function factsOf(point: PointPage) {
  const { address, phone, hours, extra, route, accessibility, kiosks, waiting, above } = point;
  const row = (head: string, value: ReactNode) => ({ key: head, head, value });
  return [
    row("在哪里", address),
    ...(route ? [row("怎么走", route)] : []),
    row("什么时候开", hours || "请先打电话问"),
    ...(extra.length > 0 ? [row("另外", extra.join("；"))] : []),
    row(
      "电话",
      <a className="hall-link" href={`tel:${phone ?? "12345"}`}>
        {phone ?? "12345"}
      </a>,
    ),
    ...(waiting === undefined ? [] : [row("现在有多少人在等", `${waiting} 人`)]),
    ...(kiosks > 0 ? [row("自助终端", `${kiosks} 台`)] : []),
    ...(accessibility.length > 0
      ? [row("无障碍", accessibility.map((each) => accessibilityNames[each]).join("、"))]
      : []),
    ...(above
      ? [
          row(
            "上级服务点",
            <Link className="hall-link" href={`/halls/${above.id}`}>
              {above.name}
            </Link>,
          ),
        ]
      : []),
  ];
}
