import { useEffect } from "react";
import { Link, useSearchParams } from "wouter";
import type { HallToday, TodayZone } from "#contract/hall-today.ts";
import { useHall } from "../../shared/hall-stream.ts";
import { type Opening, Today } from "../../shared/hall-today/Today.tsx";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { Page } from "../frame/Page.tsx";
import { figuresAddress, type HallFiguresBy } from "./figures.ts";
import "./hall.css";

/** So often the day is read, beside what the stream says; and at most so often when much happens. */
const EVERY_SECONDS = 15;
const path = "/staff/hall-today";

/** 大厅实况: today's hall at a glance. Every figure opens what stands behind it. */
export function HallPage() {
  const [params] = useSearchParams();
  const read = useRead<HallToday>(path, {
    params: { hall: params.get("hall") ?? undefined },
    every: EVERY_SECONDS,
    keep: true,
  });
  const { live, board } = useHall(read.data?.hall.id ?? "");
  const called = board?.called.length;
  const waiting = board && Object.values(board.waiting).reduce((sum, one) => sum + one, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when these figures moved
  useEffect(() => {
    if (called !== undefined) void refresh(path);
  }, [called, waiting]);
  return (
    <Page
      title="大厅实况"
      className="hall-page"
      beside={
        live === "lost" ? <Tag kind="warning">未连上，可能不是最新</Tag> : <Tag kind="good">实时更新</Tag>
      }
    >
      <Loaded query={read} lines={14}>
        {(today) => (
          <>
            <ChooseHall today={today} />
            <Today today={today} opening={openingOf(today.hall.id)} />
            <Details summary="看成表格">
              <Table caption="各区今天" columns={columns} rows={today.zones} rowKey={({ id }) => id} />
              <Table
                caption="每小时取号和办结"
                columns={[
                  { key: "hour", head: "时段", main: true, cell: ({ hour }) => `${hour}:00–${hour + 1}:00` },
                  { key: "taken", head: "取号", numeric: true, cell: ({ taken }) => taken },
                  { key: "served", head: "办结", numeric: true, cell: ({ served }) => served },
                ]}
                rows={today.hours}
                rowKey={({ hour }) => hour}
              />
            </Details>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function ChooseHall({ today: { hall, halls } }: { today: HallToday }) {
  const [params, setParams] = useSearchParams();
  if (halls.length < 2) return null;
  return (
    <Select
      label="大厅"
      value={hall.id}
      options={halls.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(next) => setParams({ ...Object.fromEntries(params), hall: next }, { replace: true })}
    />
  );
}

const behind: Record<string, HallFiguresBy> = {
  waiting: "queue",
  longest: "queue",
  served: "counter",
  mean: "hour",
  open: "counter",
};

const openingOf =
  (hall: string): Opening =>
  (what, children) => (
    <Link href={what === "appointments" ? "/appointments" : figuresAddress(hall, behind[what] ?? "queue")}>
      {children}
    </Link>
  );

const minutes = (value: number | null) => (value === null ? "—" : `${Math.round(value)} 分钟`);

const columns: Column<TodayZone>[] = [
  { key: "name", head: "区域", main: true, cell: ({ name }) => name },
  { key: "waiting", head: "现在等候", numeric: true, cell: ({ waiting }) => waiting },
  { key: "longest", head: "等得最久", numeric: true, cell: ({ longest }) => minutes(longest) },
  { key: "served", head: "今天办结", numeric: true, cell: ({ served }) => served },
  { key: "mean", head: "平均等候", numeric: true, cell: ({ waitMean }) => minutes(waitMean) },
  { key: "p90", head: "九成不超过", numeric: true, cell: ({ waitP90 }) => minutes(waitP90) },
  { key: "open", head: "开放窗口", numeric: true, cell: ({ open, counters }) => `${open} / ${counters}` },
];
