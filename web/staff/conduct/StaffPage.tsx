import { useState } from "react";
import type { CertificateView, StaffFile, TermView, ZoneSupervisor } from "#contract/conduct-staff.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag, type TagKind } from "../../shared/ui/Tag.tsx";
import { moneyWords, plainDate, todayAt } from "../../shared/words.ts";
import { CommandDialog, type CommandProps } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { ConductNav } from "./ConductNav.tsx";
import { conduct, termKindNames } from "./conduct.ts";
import {
  baseOf,
  certificateFields,
  counterOf,
  lastDayFields,
  supervisorFields,
  termFields,
} from "./staff-fields.ts";

type Ask = Pick<CommandProps<unknown>, "title" | "action" | "fields" | "send">;

/** 人员和证书: who is posted where, what expires, who supervises which zone (B6). */
export function StaffPage() {
  const file = useRead<StaffFile>(`${conduct}/staff`);
  const [asking, setAsking] = useState<Ask>();
  return (
    <Page title="人员和证书">
      <ConductNav />
      <Loaded query={file} lines={12}>
        {(data) => (
          <>
            <Terms file={data} onAsk={setAsking} />
            <Certificates file={data} onAsk={setAsking} />
            <Supervisors file={data} onAsk={setAsking} />
          </>
        )}
      </Loaded>
      {asking && (
        <CommandDialog
          {...asking}
          onDone={() => {
            setAsking(undefined);
            void refresh(conduct);
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </Page>
  );
}

interface Part {
  file: StaffFile;
  onAsk: (ask: Ask) => void;
}

function Terms({ file, onAsk }: Part) {
  const { terms, mayKeep } = file;
  const add = () =>
    onAsk({
      ...{ title: "登记窗口任职", action: "登记任职", fields: termFields(file) },
      send: ({ place, payBase, ...data }, requestKey) =>
        post(`${conduct}/terms`, {
          ...{ requestKey, ...data, ...counterOf(String(place)), payBase: baseOf(payBase) },
        }),
    });
  const end = ({ id, staff, from }: TermView) =>
    onAsk({
      ...{ title: `结束任职：${staff.name}`, action: "结束任职", fields: lastDayFields(from) },
      send: (data, requestKey) => post(`${conduct}/terms/${id}/end`, { requestKey, ...data }),
    });
  return (
    <section aria-label="窗口任职">
      <h2>窗口任职</h2>
      {mayKeep && (
        <div className="btns">
          <Button onClick={add}>登记任职</Button>
        </div>
      )}
      {terms.length === 0 ? (
        <EmptyState title="还没有登记任职" />
      ) : (
        <Table
          caption="窗口任职"
          captionHidden
          columns={termColumns(mayKeep, end)}
          rows={terms}
          rowKey={({ id }) => id}
        />
      )}
    </section>
  );
}

function termColumns(mayKeep: boolean, onEnd: (term: TermView) => void): Column<TermView>[] {
  return [
    { key: "staff", head: "姓名", main: true, cell: ({ staff }) => staff.name },
    { key: "kind", head: "身份", cell: ({ kind }) => termKindNames[kind] },
    { key: "organ", head: "派驻单位", cell: ({ organName }) => organName },
    { key: "place", head: "窗口", cell: ({ place }) => `${place.counter} ${place.name}` },
    { key: "from", head: "从", cell: ({ from }) => plainDate(from) },
    {
      key: "until",
      head: "到",
      cell: (term) => {
        if (term.until !== undefined) return plainDate(term.until);
        if (!mayKeep) return "在岗";
        return (
          <Button onClick={() => onEnd(term)}>
            结束<span className="visually-hidden">：{term.staff.name}</span>
          </Button>
        );
      },
    },
    { key: "base", head: "绩效基数", numeric: true, cell: ({ payBase }) => moneyWords(payBase) },
  ];
}

const standings: Record<CertificateView["standing"], { kind: TagKind; word: string }> = {
  valid: { kind: "good", word: "有效" },
  expiring: { kind: "warning", word: "快到期" },
  expired: { kind: "bad", word: "已过期" },
};

function Certificates({ file, onAsk }: Part) {
  const { certificates, mayKeep } = file;
  const due = certificates.filter(({ standing }) => standing !== "valid").length;
  const add = () =>
    onAsk({
      ...{ title: "登记培训或证书", action: "登记" },
      fields: certificateFields(file, todayAt(new Date())),
      send: (data, requestKey) => post(`${conduct}/certificates`, { requestKey, ...data }),
    });
  return (
    <section aria-label="培训和证书">
      <h2>培训和证书</h2>
      <p>{due === 0 ? "没有过期和快到期的。" : `${due} 份已过期或快到期，排在前面。`}</p>
      {mayKeep && (
        <div className="btns">
          <Button onClick={add}>登记培训或证书</Button>
        </div>
      )}
      {certificates.length > 0 && (
        <Table
          caption="培训和证书，先到期的在前"
          captionHidden
          columns={certificateColumns}
          rows={certificates}
          rowKey={({ id }) => id}
        />
      )}
    </section>
  );
}

const certificateColumns: Column<CertificateView>[] = [
  { key: "staff", head: "姓名", main: true, cell: ({ staff }) => staff.name },
  { key: "kind", head: "类别", cell: ({ kind }) => (kind === "training" ? "培训" : "证书") },
  { key: "name", head: "名称", cell: ({ name }) => name },
  { key: "obtained", head: "取得日期", cell: ({ obtainedOn }) => plainDate(obtainedOn) },
  { key: "expires", head: "有效期至", cell: ({ expiresOn }) => (expiresOn ? plainDate(expiresOn) : "长期") },
  {
    key: "standing",
    head: "状态",
    cell: ({ standing }) => <Tag kind={standings[standing].kind}>{standings[standing].word}</Tag>,
  },
];

function Supervisors({ file, onAsk }: Part) {
  const { supervisors, zones, perZone, mayKeep } = file;
  const manned = new Set(file.terms.map(({ place }) => `${place.hall} ${place.zone}`));
  const short = zones.filter(({ hall, id, name }) => {
    const own = supervisors.filter((one) => one.hall === hall && one.zone === id);
    return manned.has(`${hall} ${name}`) && own.length !== perZone;
  });
  const add = () =>
    onAsk({
      ...{ title: "安排分区督查员", action: "安排督查员", fields: supervisorFields(file) },
      send: ({ zone, ...data }, requestKey) => {
        const { hall, counter: id } = counterOf(String(zone));
        return post(`${conduct}/supervisors`, { requestKey, ...data, hall, zone: id });
      },
    });
  const end = ({ id, staff, from }: ZoneSupervisor) =>
    onAsk({
      ...{ title: `结束督查：${staff.name}`, action: "结束督查", fields: lastDayFields(from) },
      send: (data, requestKey) => post(`${conduct}/supervisors/${id}/end`, { requestKey, ...data }),
    });
  return (
    <section aria-label="分区督查员">
      <h2>分区督查员</h2>
      <p>
        {short.length === 0
          ? `每个有人的分区都有 ${perZone} 名。`
          : `不是 ${perZone} 名的：${short.map(({ name }) => name).join("、")}。`}
      </p>
      {mayKeep && (
        <div className="btns">
          <Button onClick={add}>安排督查员</Button>
        </div>
      )}
      {supervisors.length > 0 && (
        <Table
          caption="分区督查员"
          captionHidden
          columns={supervisorColumns(mayKeep, end)}
          rows={supervisors}
          rowKey={({ id }) => id}
        />
      )}
    </section>
  );
}

const supervisorColumns = (
  mayKeep: boolean,
  onEnd: (one: ZoneSupervisor) => void,
): Column<ZoneSupervisor>[] => [
  { key: "staff", head: "姓名", main: true, cell: ({ staff }) => staff.name },
  { key: "zone", head: "分区", cell: ({ zoneName }) => zoneName },
  { key: "from", head: "从", cell: ({ from }) => plainDate(from) },
  {
    key: "end",
    head: "到",
    cell: (one) =>
      mayKeep ? (
        <Button onClick={() => onEnd(one)}>
          结束<span className="visually-hidden">：{`${one.zoneName} ${one.staff.name}`}</span>
        </Button>
      ) : (
        "在任"
      ),
  },
];
