import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { consentWayNames, mandateActionNames, mandateStateNames } from "#contract/assistance-words.ts";
import type { MyMandate } from "#contract/errand-mandate.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { ConfirmDialog } from "../../shared/ui/Dialog.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { Tag, type TagKind } from "../../shared/ui/Tag.tsx";
import { instantWords, plainDate } from "../../shared/words.ts";
import { Page } from "../Page.tsx";
import "./assistance.css";

const crumbs = [
  { name: "首页", href: "/" },
  { name: "帮代办", href: "/assistance" },
];

/** My mandates: what I let whom do, everything they did, and the way to end it. */
export function MandatesPage() {
  const mine = useRead<{ mandates: MyMandate[] }>("/mandates");
  return (
    <Page title="我的委托书" crumbs={crumbs}>
      <p>您同意了，帮办员才能替您填、替您交。签名和承诺都由您自己来，随时可以撤销。</p>
      <Loaded query={mine}>
        {({ mandates }) =>
          mandates.length === 0 ? (
            <EmptyState title="您还没有委托过谁">
              <p>帮办员需要替您办的时候，会请您同意一份委托书。</p>
            </EmptyState>
          ) : (
            mandates.map((mandate) => <One key={mandate.id} mandate={mandate} />)
          )
        }
      </Loaded>
    </Page>
  );
}

const kinds: Record<MyMandate["state"], TagKind> = {
  ...{ offered: "asked", holds: "good", expired: "ended", withdrawn: "ended" },
};

function One({ mandate }: { mandate: MyMandate }) {
  const { helper, items, actions, state } = mandate;
  return (
    <section className="help-card" aria-label={`委托${helper.name}`}>
      <h2>{`委托${helper.name}（${helper.site}）`}</h2>
      <p>
        <Tag kind={kinds[state]}>{mandateStateNames[state]}</Tag>
      </p>
      <SummaryList
        rows={[
          { key: "items", head: "办什么", value: items.map(({ name }) => name).join("、") },
          {
            key: "actions",
            head: "可以替我",
            value: actions.map((one) => mandateActionNames[one]).join("、"),
          },
          { key: "to", head: "到哪天止", value: plainDate(mandate.validTo) },
          { key: "phone", head: "他的电话", value: helper.phone },
          ...(mandate.consentedAt
            ? [
                {
                  key: "how",
                  head: "怎样同意的",
                  value: `${consentWayNames[mandate.consent]}，${instantWords(mandate.consentedAt)}`,
                },
              ]
            : []),
        ]}
      />
      <Settle mandate={mandate} />
      <Uses mandate={mandate} />
      <p>
        <a className="go" href={`/api/mandates/${mandate.id}/paper.pdf`} target="_blank" rel="noreferrer">
          打开委托书（PDF，可打印）
        </a>
      </p>
    </section>
  );
}

function Settle({ mandate }: { mandate: MyMandate }) {
  const [withdrawing, setWithdrawing] = useState(false);
  const [keys] = useState(() => ({ consent: newRequestKey(), withdraw: newRequestKey() }));
  const send = useMutation<unknown, Refused, "consent" | "withdraw">({
    mutationFn: (what) => post(`/mandates/${mandate.id}/${what}`, { requestKey: keys[what] }),
    onSettled: () => setWithdrawing(false),
    onSuccess: () => void refresh("/mandates"),
  });
  if (mandate.state !== "offered" && mandate.state !== "holds") return null;
  return (
    <>
      {send.error && (
        <Notice kind="error" announce>
          {send.error.message}
        </Notice>
      )}
      <div className="btns">
        {mandate.state === "offered" && (
          <Button kind="primary" busy={send.isPending} onClick={() => send.mutate("consent")}>
            我同意委托
          </Button>
        )}
        <Button kind="danger" onClick={() => setWithdrawing(true)}>
          {mandate.state === "offered" ? "不同意" : "撤销委托"}
        </Button>
      </div>
      {withdrawing && (
        <ConfirmDialog
          title={mandate.state === "offered" ? "不同意这份委托书吗" : "撤销这份委托吗"}
          action={mandate.state === "offered" ? "不同意" : "撤销委托"}
          leave="再想想"
          busy={send.isPending}
          onConfirm={() => send.mutate("withdraw")}
          onClose={() => setWithdrawing(false)}
        >
          <p>{`${mandate.helper.name}从此不能再替您填、替您交。已经提交的申请不受影响，要撤回请到“我的办件”。`}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function Uses({ mandate: { uses } }: { mandate: MyMandate }) {
  if (uses.length === 0) return <p className="soft">他还没有用过这份委托。</p>;
  return (
    <Details summary={`他做过的事（${uses.length} 次）`}>
      <ol className="help-uses">
        {uses.map((use, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a log that only grows, and two may be of one moment
          <li key={`${use.at} ${at}`}>
            {`${instantWords(use.at)} ${use.by}${use.refused ? "想" : ""}${use.action}${use.about ? `：${use.about}` : ""}`}
            {use.number && (
              <>
                {" "}
                <Link href={`/cases/${use.number}`}>看办件</Link>
              </>
            )}
            {use.refused && <p className="soft">{`系统没有让他做：${use.refused}`}</p>}
          </li>
        ))}
      </ol>
    </Details>
  );
}
