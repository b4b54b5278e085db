import { useState } from "react";
import type { ItemHit, ItemHits, PortalHome, Theme } from "#contract/portal.ts";
import { useRead } from "../../shared/query.tsx";
import { Big, Do, Say } from "../parts.tsx";
import { Letters } from "./Letters.tsx";

/** Finding a matter: what most people come for, by theme, or by the first letters of one's own words. */
export function FindItem({ title, onPicked }: { title: string; onPicked: (item: ItemHit) => void }) {
  const [way, setWay] = useState<"popular" | "themes" | "letters">("popular");
  const [theme, setTheme] = useState<Theme>();
  const home = useRead<PortalHome>("/portal/home").data;
  if (way === "letters") return <ByLetters onPicked={onPicked} />;
  if (theme) return <OfTheme theme={theme} onPicked={onPicked} />;
  if (way === "themes")
    return (
      <>
        <Say title="哪一方面的事？" icon="search" />
        <Do>
          <div className="tiles">
            {home?.themes.map((one) => (
              <Big key={one.id} name={one.name} words={one.hint} onPress={() => setTheme(one)} />
            ))}
          </div>
        </Do>
      </>
    );
  return (
    <>
      <Say title={title} icon="search">
        点一下，或者按拼音找
      </Say>
      <Do>
        <div className="tiles">
          <Big name="按拼音找" words="开饭店按 KFD" icon="search" onPress={() => setWay("letters")} />
          <Big name="分类找" words="一类一类看" icon="menu" onPress={() => setWay("themes")} />
        </div>
        <Hits items={home?.popular.slice(0, 6) ?? []} onPicked={onPicked} />
      </Do>
    </>
  );
}

function Hits({ items, onPicked }: { items: readonly ItemHit[]; onPicked: (item: ItemHit) => void }) {
  return items.map((item) => (
    <Big
      key={item.key}
      name={item.name}
      words={[item.phrase, item.organName].filter(Boolean).join("，")}
      icon="file"
      onPress={() => onPicked(item)}
    />
  ));
}

function OfTheme({ theme, onPicked }: { theme: Theme; onPicked: (item: ItemHit) => void }) {
  const found = useRead<ItemHits>("/items/search", { params: { theme: theme.id, limit: 30 } }).data;
  return (
    <>
      <Say title={theme.name}>上下滑动，找到就点一下</Say>
      <Do>
        <Hits items={found?.items ?? []} onPicked={onPicked} />
      </Do>
    </>
  );
}

const shown = 4;

function ByLetters({ onPicked }: { onPicked: (item: ItemHit) => void }) {
  const [typed, setTyped] = useState("");
  const enabled = typed.length > 1;
  const query = useRead<ItemHits>("/items/search", {
    ...{ params: { q: typed, limit: shown }, enabled, keep: true },
  });
  const items = enabled ? (query.data?.items ?? []) : [];
  return (
    <>
      <Say title="要办的事，拼音头一个字母">开饭店按 K F D</Say>
      <Do>
        <output className={typed ? "typed" : "typed empty"} aria-label="已输入">
          {typed ? typed.toUpperCase() : "请按字母"}
        </output>
        <Letters value={typed} onChange={setTyped} />
        {enabled && query.isFetched && items.length === 0 && (
          <div className="told center" role="status">
            <p>没有找到，换几个字母试试，或者问导办台</p>
          </div>
        )}
        <Hits items={items} onPicked={onPicked} />
      </Do>
    </>
  );
}
