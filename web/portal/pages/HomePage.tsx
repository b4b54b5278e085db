import { useEffect, useState } from "react";
import { Link } from "wouter";
import type { BundleList } from "#contract/bundle.ts";
import type { PortalHome, Theme } from "#contract/portal.ts";
import { useMode } from "../../shared/mode.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Tabs } from "../../shared/ui/Tabs.tsx";
import { useMe } from "../account.ts";
import { ItemList } from "../parts/ItemList.tsx";
import { ItemSearch } from "../parts/ItemSearch.tsx";
import { MyMatters } from "../parts/MyMatters.tsx";
import { MyNumber } from "../ticket/MyNumber.tsx";
import "./home.css";

/** One question: what do you want to get done? */
export function HomePage() {
  const home = useRead<PortalHome>("/portal/home");
  const { data: me } = useMe();
  useEffect(() => {
    document.title = home.data ? `${home.data.county}政务服务` : "政务服务";
  }, [home.data]);
  return (
    <main id="main">
      <div className="hero">
        <div className="hero-inner">
          <h1>您要办什么？</h1>
          <ItemSearch large />
          <Examples />
        </div>
      </div>
      <div className="page wide">
        <MyNumber />
        {me && <MyMatters />}
        <Loaded query={home} lines={10}>
          {(data) => (
            <>
              <Themes themes={data.themes} />
              <InTheHall />
              <Bundles />
              {data.popular.length > 0 && (
                <section>
                  <h2>大家常办</h2>
                  <ItemList items={data.popular.slice(0, 8)} />
                </section>
              )}
              <p>
                <Link href="/search" className="go">{`查看全部 ${data.items} 个事项`}</Link>
              </p>
            </>
          )}
        </Loaded>
      </div>
    </main>
  );
}

function Examples() {
  const { elder } = useMode();
  const examples = elder
    ? ["社保卡", "残疾证", "退休"]
    : ["开饭店", "开公司", "生孩子", "残疾证", "自己交社保"];
  return (
    <p className="hero-examples">
      大家在搜：
      {examples.map((each) => (
        <Link key={each} href={`/search?q=${encodeURIComponent(each)}`} className="go">
          {each}
        </Link>
      ))}
    </p>
  );
}

const waysToTheHall = [
  { href: "/appointments/new", name: "预约时间", hint: "选好日子和时段，到了先叫您" },
  { href: "/ticket", name: "取号、看排队", hint: "路上先取号，手机上看还有几位" },
  { href: "/halls", name: "附近的服务点", hint: "镇上、村里也能办；哪里开着、远不远" },
  { href: "/assistance", name: "请人帮办", hint: "出不了门、不会上网，帮办员来帮您，不收钱" },
];

/** For whoever would rather come than type. */
function InTheHall() {
  return (
    <section>
      <h2>到大厅办</h2>
      <ul className="themes">
        {waysToTheHall.map(({ href, name, hint }) => (
          <li key={href}>
            <Link href={href}>{name}</Link>
            <p>{hint}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The first few things that can be done at one go. */
function Bundles() {
  const list = useRead<BundleList>("/bundles");
  const bundles = list.data?.bundles ?? [];
  if (bundles.length === 0) return null;
  return (
    <section>
      <h2>一件事一次办</h2>
      <ul className="themes">
        {bundles.slice(0, 6).map((bundle) => (
          <li key={bundle.key}>
            <Link href={`/bundles/${bundle.key}`}>{bundle.name}</Link>
            <p>{bundle.summary}</p>
          </li>
        ))}
      </ul>
      {bundles.length > 6 && (
        <p>
          <Link href="/bundles" className="go">{`全部 ${bundles.length} 件事`}</Link>
        </p>
      )}
    </section>
  );
}

const sides = [
  { key: "person", title: "个人办事" },
  { key: "enterprise", title: "企业办事" },
] as const;

function Themes({ themes }: { themes: readonly Theme[] }) {
  const [side, setSide] = useState<string>("person");
  const shown = themes.filter((theme) => theme.items > 0 && (theme.for === "both" || theme.for === side));
  return (
    <section>
      <h2>按事情找</h2>
      <Tabs label="谁来办" tabs={sides} current={side} onChange={setSide}>
        <ul className="themes">
          {shown.map((theme) => (
            <li key={theme.id}>
              <Link href={`/search?theme=${theme.id}&for=${side}`}>{theme.name}</Link>
              <p>{theme.hint}</p>
            </li>
          ))}
        </ul>
      </Tabs>
    </section>
  );
}
