import { Link, useSearchParams } from "wouter";
import type { PointList } from "#contract/sites.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { Page } from "../Page.tsx";
import { nearPoints, townsOf, villagesOf } from "./near.ts";
import { PointCard } from "./PointCard.tsx";
import { PointMap } from "./PointMap.tsx";
import { type PlaceState, usePlace } from "./use-place.ts";
import "./halls.css";

/** 去哪办 (A17): the nearest point for a matter, or all points; by town and village, or by where one is. */
export function HallsPage() {
  const [params] = useSearchParams();
  const item = params.get("item") ?? undefined;
  const list = useRead<PointList>("/halls", { params: { item } });
  const crumbs = [
    { name: "首页", href: "/" },
    ...(item ? [{ name: "办事指南", href: `/items/${item}` }] : []),
  ];
  return (
    <Page title={list.data?.item ? `${list.data.item.name}：去哪办` : "服务点"} crumbs={crumbs}>
      <Loaded query={list}>{(data) => <Points list={data} />}</Loaded>
    </Page>
  );
}

function Points({ list }: { list: PointList }) {
  const [params] = useSearchParams();
  const area = params.get("area") ?? "";
  const place = usePlace();
  const shown = nearPoints(list.points, { area, place: place.place });
  return (
    <>
      <Where list={list} place={place} />
      {list.item && (
        <p>
          “代收转办”的点收下材料，转给承办的部门，办理期限从收下那天一样算，您不用再跑。
          <Link href={`/items/${list.item.key}`} className="go">
            看要带什么
          </Link>
        </p>
      )}
      {shown.length === 0 ? (
        <EmptyState title="附近没有找到">
          <p>
            请打 <a href="tel:12345">12345</a>，问清楚再去。
          </p>
        </EmptyState>
      ) : (
        <ol className="points" aria-label="服务点，近的在前">
          {shown.map(({ point, away }, index) => (
            <PointCard key={point.id} point={point} number={index + 1} {...(away && { away })} />
          ))}
        </ol>
      )}
      <PointMap shown={shown} place={place.place} />
    </>
  );
}

function Where({ list, place }: { list: PointList; place: PlaceState }) {
  const [params, setParams] = useSearchParams();
  const area = params.get("area") ?? "";
  const choose = (code: string) => {
    place.forget();
    setParams(
      (now) => {
        if (code === "") now.delete("area");
        else now.set("area", code);
        return now;
      },
      { replace: true },
    );
  };
  const town = area.slice(0, 9);
  const villages = town ? villagesOf(list.areas, town) : [];
  const options = (areas: { code: string; name: string }[]) =>
    areas.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <section aria-label="您在哪里">
      <div className="point-where">
        <Select
          label="您在哪个乡镇、街道"
          empty="全市"
          value={town}
          options={options(townsOf(list.areas))}
          onChange={choose}
        />
        {villages.length > 0 && (
          <Select
            label="哪个村、社区"
            empty="不选"
            value={area.length === 12 ? area : ""}
            options={options(villages)}
            onChange={(code) => choose(code || town)}
          />
        )}
      </div>
      <div className="btns">
        <Button onClick={place.ask} busy={place.asking}>
          用我现在的位置
        </Button>
      </div>
      <p className="point-private">位置只在您的手机里用来算远近，不会发出去。</p>
      {place.refused && (
        <Notice kind="warning" announce>
          {place.refused}
        </Notice>
      )}
    </section>
  );
}
