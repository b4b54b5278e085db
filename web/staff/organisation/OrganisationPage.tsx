import { useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import type { Division, OrganisationKind } from "#contract/organisation.ts";
import { useRead } from "../../shared/query.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { ErrorState } from "../../shared/ui/ErrorState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Skeleton } from "../../shared/ui/Skeleton.tsx";
import { Tabs } from "../../shared/ui/Tabs.tsx";
import { useSignedIn } from "../account.ts";
import { Page } from "../frame/Page.tsx";
import { HallList } from "./HallList.tsx";
import { OrganTable } from "./OrganTable.tsx";
import { RowDialog } from "./RowDialog.tsx";
import { type Editing, kindNames, type Organisation } from "./rows.ts";
import "./organisation.css";

/** Organs, halls, zones and counters: who there is and where. */
export function OrganisationPage() {
  const mayEdit = useSignedIn().may.includes("organisation.edit");
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const [editing, setEditing] = useState<Editing>();
  const [done, setDone] = useState<string>();
  const tab = params.get("tab") ?? "halls";
  const organisation = useOrganisation();
  const edit = mayEdit ? setEditing : undefined;
  const { data } = organisation;
  return (
    <Page title="机构和大厅" beside={mayEdit && <Tools onNew={(kind) => setEditing({ kind })} />}>
      {done && (
        <Notice kind="success" announce>
          {done}
        </Notice>
      )}
      <Tabs
        label="机构和大厅"
        current={tab}
        onChange={(next) => navigate(`/organisation?tab=${next}`, { replace: true })}
        tabs={[
          { key: "halls", title: "大厅、分区、窗口" },
          { key: "organs", title: "机构" },
        ]}
      >
        {organisation.error && <ErrorState error={organisation.error} onRetry={organisation.retry} />}
        {!data && !organisation.error && <Skeleton lines={10} />}
        {data && tab === "halls" && <HallList organisation={data} onEdit={edit} />}
        {data && tab === "organs" && <OrganTable organisation={data} onEdit={edit} />}
      </Tabs>
      {data && editing && (
        <RowDialog
          editing={editing}
          organisation={data}
          onDone={() => {
            setDone(`${kindNames[editing.kind]}已经保存。`);
            setEditing(undefined);
          }}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Page>
  );
}

function Tools({ onNew }: { onNew: (kind: OrganisationKind) => void }) {
  return (
    <div className="tools">
      <Button onClick={() => onNew("hall")}>新大厅</Button>
      <Button onClick={() => onNew("organ")}>新机构</Button>
      <LinkButton href="/organisation/import">导入</LinkButton>
      <a className="btn plain" href="/api/staff/organisation.xlsx" download>
        导出表格
      </a>
    </div>
  );
}

/** The five lists together: a tree needs them all. */
function useOrganisation() {
  const organs = useRead<Pick<Organisation, "organs">>("/staff/organs");
  const halls = useRead<Pick<Organisation, "halls">>("/staff/halls");
  const zones = useRead<Pick<Organisation, "zones">>("/staff/zones");
  const counters = useRead<Pick<Organisation, "counters">>("/staff/counters");
  const divisions = useRead<{ divisions: Division[] }>("/staff/divisions");
  const all = [organs, halls, zones, counters, divisions];
  const there = organs.data && halls.data && zones.data && counters.data && divisions.data;
  const data: Organisation | undefined = there && {
    ...organs.data!,
    ...halls.data!,
    ...zones.data!,
    ...counters.data!,
    ...divisions.data!,
  };
  return {
    data,
    error: all.find((query) => query.error)?.error,
    retry: () => {
      for (const query of all) void query.refetch();
    },
  };
}
