import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import type { ClientDesk, ClientDraft, StaffMandate } from "#contract/errand-mandate.ts";
import type { Refused } from "../../shared/api.ts";
import { newRequestKey, post } from "../../shared/api.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { instantWords, numberWords } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { Facts } from "../parts/Facts.tsx";
import { AssistanceNav } from "./AssistanceNav.tsx";
import { OneMandate } from "./Mandates.tsx";

/** Who has given me a mandate. */
export function ClientsPage() {
  const mine = useRead<{ mandates: StaffMandate[] }>("/staff/mandates");
  return (
    <Page title="我的委托人">
      <AssistanceNav />
      <Loaded query={mine}>
        {({ mandates }) =>
          mandates.length === 0 ? (
            <EmptyState title="还没有人委托您">
              <p>在一件求助里拟委托书，本人同意后就在这里。</p>
            </EmptyState>
          ) : (
            mandates.map((mandate) => (
              <OneMandate key={mandate.id} mandate={mandate} onChanged={() => void mine.refetch()} />
            ))
          )
        }
      </Loaded>
    </Page>
  );
}

/** One client under one mandate: drafts to fill in, cases to follow. Every look is noted where the client reads it. */
export function ClientPage({ mandate }: { mandate: string }) {
  const desk = useRead<ClientDesk>(`/staff/mandates/${mandate}/client`, { fresh: true });
  return (
    <Page title={desk.data ? `替${desk.data.client.name}办` : "替委托人办"}>
      <AssistanceNav />
      <Notice>您的每次查看、填写、提交，委托人都看得到。签名和承诺要他本人来。</Notice>
      <Loaded query={desk}>{(data) => <Whole desk={data} />}</Loaded>
    </Page>
  );
}

function Whole({ desk }: { desk: ClientDesk }) {
  const { client, mandate, drafts, cases, assistance } = desk;
  return (
    <>
      <Facts
        rows={[
          ["委托人", client.name],
          [
            "电话",
            <a key="phone" href={`tel:${client.phone}`}>
              {client.phone}
            </a>,
          ],
          [
            "求助",
            <Link key="errand" href={`/assistance/${assistance}`}>
              {numberWords(assistance)}
            </Link>,
          ],
        ]}
      />
      <h2>可以替他办的</h2>
      <ul>
        {mandate.items.map((item) => (
          <li key={item.key}>
            {item.name} <Begin mandate={mandate} item={item} may={mandate.actions.includes("fill")} />
          </li>
        ))}
      </ul>
      {drafts.length > 0 && <h2>没提交的</h2>}
      <ul>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <Link
              href={`/assistance/clients/${mandate.id}/drafts/${draft.id}`}
            >{`接着填：${draft.item.name}`}</Link>{" "}
            <span className="soft">{instantWords(draft.savedAt)}</span>
          </li>
        ))}
      </ul>
      {cases.length > 0 && <h2>已经提交的</h2>}
      {cases.map((row) => (
        <section key={row.number} className="help-card" aria-label={row.subject}>
          <h3>{row.subject}</h3>
          <p>
            <StateTag state={row.state} name={row.stateName} /> {row.stateText}
          </p>
          <p className="soft">{numberWords(row.number)}</p>
          {mandate.actions.includes("collect") && <Collect mandate={mandate.id} number={row.number} />}
        </section>
      ))}
    </>
  );
}

interface BeginProps {
  mandate: StaffMandate;
  item: StaffMandate["items"][number];
  may: boolean;
}

function Begin({ mandate, item, may }: BeginProps) {
  const [, go] = useLocation();
  const open = useMutation<ClientDraft, Refused>({
    mutationFn: () =>
      post(`/staff/mandates/${mandate.id}/drafts`, { item: item.key, ...(item.bundle && { bundle: true }) }),
    onSuccess: ({ draft }) => go(`/assistance/clients/${mandate.id}/drafts/${draft.id}`),
  });
  if (!may) return <span className="soft">委托书没有让您填写</span>;
  return (
    <>
      <Button kind="primary" busy={open.isPending} onClick={() => open.mutate()}>
        开始填
      </Button>
      {open.error && (
        <Notice kind="error" announce>
          {open.error.message}
        </Notice>
      )}
    </>
  );
}

function Collect({ mandate, number }: { mandate: string; number: string }) {
  const [requestKey] = useState(newRequestKey);
  const collect = useMutation<unknown, Refused>({
    mutationFn: () => post(`/staff/mandates/${mandate}/collections`, { requestKey, number }),
  });
  if (collect.isSuccess) return <p>已记下：结果由您代领</p>;
  return (
    <Button busy={collect.isPending} onClick={() => collect.mutate()}>
      {collect.error ? collect.error.message : "结果我代领了"}
    </Button>
  );
}
