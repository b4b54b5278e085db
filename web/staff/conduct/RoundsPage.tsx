import { useState } from "react";
import { Link, useLocation } from "wouter";
import type { Rounds } from "#contract/conduct.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { instantWords, plainDate } from "../../shared/words.ts";
import { useSignedIn } from "../account.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { ConductNav } from "./ConductNav.tsx";
import { conduct } from "./conduct.ts";

type Zone = Rounds["zones"][number];

/** 今日巡查: the rounds of each zone, done and missing (4区2管). */
export function RoundsPage() {
  const rounds = useRead<Rounds>(`${conduct}/rounds`);
  return (
    <Page title="窗口考核">
      <ConductNav />
      <Loaded query={rounds}>
        {({ day, needed, zones }) => (
          <>
            <p>{`${plainDate(day)}，每个分区至少巡查 ${needed} 次。`}</p>
            {zones.length === 0 && (
              <EmptyState title="没有要您巡查的分区">
                <p>分区督查员由监察人员在“人员和证书”里安排。</p>
              </EmptyState>
            )}
            <ul className="conduct-zones">
              {zones.map((zone) => (
                <li key={`${zone.hall}/${zone.zone}`}>
                  <ZoneCard zone={zone} needed={needed} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function ZoneCard({ zone, needed }: { zone: Zone; needed: number }) {
  const [beginning, setBeginning] = useState(false);
  const open = zone.rounds.find(({ endedAt }) => endedAt === undefined);
  const names = zone.supervisors.map(({ name }) => name).join("、");
  return (
    <section className="conduct-zone" aria-label={zone.name}>
      <h2>
        {zone.name} <span className="soft">{zone.hallName}</span>
      </h2>
      <p>
        {zone.missing === 0 ? (
          <Tag kind="good">{`已满 ${needed} 次`}</Tag>
        ) : (
          <Tag kind="waiting">{`还差 ${zone.missing} 次`}</Tag>
        )}
      </p>
      <p>{names === "" ? "没有督查员" : `督查员：${names}`}</p>
      {zone.supervisors.length !== 2 && <p>应有 2 名督查员，请监察人员安排。</p>}
      <ol className="conduct-rounds">
        {zone.rounds.map(({ id, n, begunAt, endedAt, entries }) => (
          <li key={id}>
            <Link href={`/conduct/rounds/${id}`}>{`第 ${n} 次`}</Link>
            {`，${instantWords(begunAt)}，`}
            {endedAt === undefined ? "正在巡查" : `记了 ${entries} 笔`}
          </li>
        ))}
      </ol>
      {zone.mayCheck &&
        (open ? (
          <LinkButton kind="primary" href={`/conduct/rounds/${open.id}`}>
            {`继续第 ${open.n} 次巡查`}
          </LinkButton>
        ) : (
          <Button kind="primary" onClick={() => setBeginning(true)}>
            {`开始第 ${zone.rounds.length + 1} 次巡查`}
            <span className="visually-hidden">：{zone.name}</span>
          </Button>
        ))}
      {beginning && <Begin zone={zone} onClose={() => setBeginning(false)} />}
    </section>
  );
}

/** Two supervisors go together: who comes along. */
function Begin({ zone, onClose }: { zone: Zone; onClose: () => void }) {
  const me = useSignedIn();
  const [, navigate] = useLocation();
  const others = zone.supervisors.filter(({ id }) => id !== me.id);
  return (
    <CommandDialog<{ id: string }>
      title={`${zone.name}：开始巡查`}
      action="开始巡查"
      fields={[
        {
          ...{ name: "with", label: "同行的督查员", required: true, kind: "choice" },
          options: others.map(({ id, name }) => ({ value: id, label: name })),
        },
      ]}
      send={(data, requestKey) =>
        post(`${conduct}/rounds`, { requestKey, hall: zone.hall, zone: zone.zone, ...data })
      }
      onDone={({ id }) => {
        void refresh(`${conduct}/rounds`);
        navigate(`/conduct/rounds/${id}`);
      }}
      onClose={onClose}
    />
  );
}
