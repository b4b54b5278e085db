import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import type { MyEnterprise } from "#contract/portal.ts";
import { type Refused, remove } from "../../shared/api.ts";
import { refresh, useRead } from "../../shared/query.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { ConfirmDialog } from "../../shared/ui/Dialog.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { TaskList } from "../../shared/ui/TaskList.tsx";
import { Page } from "../Page.tsx";
import { useDraft } from "./draft.ts";
import { RenewalNotice } from "./RenewalNotice.tsx";

/** The parts of the application and how far each is. */
export function TasksPage() {
  const { item, draft, tasks, at } = useDraft();
  const done = tasks.filter((task) => task.state === "done").length;
  const next = tasks.find((task) => task.state !== "done");
  return (
    <Page
      title={item.name}
      crumbs={[
        { name: "首页", href: "/" },
        { name: "我的办件", href: "/cases" },
      ]}
      under={<ForWhom uscc={draft.actingFor} />}
    >
      <RenewalNotice />
      <p>{`一共 ${tasks.length} 步，已填好 ${done} 步。填的内容自动保存，可以随时停下，换手机、换电脑接着填。`}</p>
      <TaskList
        tasks={tasks.map((task) => ({
          key: task.key,
          title: task.title,
          state: task.state,
          href: task.state === "blocked" ? undefined : at(task.key),
        }))}
      />
      <div className="btns">
        {next && (
          <LinkButton href={at(next.key)} kind="primary">
            {done === 0 ? "开始填" : "接着填"}
          </LinkButton>
        )}
        <LinkButton href="/cases">以后再办</LinkButton>
        <DeleteDraft />
      </div>
    </Page>
  );
}

function ForWhom({ uscc }: { uscc: string | undefined }) {
  const mine = useRead<{ enterprises: MyEnterprise[] }>("/me/enterprises", { enabled: uscc !== undefined });
  if (!uscc) return <span>为本人申请</span>;
  const enterprise = mine.data?.enterprises.find((each) => each.uscc === uscc);
  return <span>{`为${enterprise?.name ?? uscc}申请`}</span>;
}

function DeleteDraft() {
  const { draft } = useDraft();
  const [asking, setAsking] = useState(false);
  const [, navigate] = useLocation();
  const deleting = useMutation<unknown, Refused>({
    mutationFn: () => remove(`/drafts/${draft.id}`),
    onSuccess: () => {
      void refresh("/drafts");
      navigate("/cases", { replace: true });
    },
  });
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        不办了，删除
      </Button>
      {asking && (
        <ConfirmDialog
          title="删除这份没交的申请？"
          action="删除"
          busy={deleting.isPending}
          onConfirm={() => deleting.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>填过的内容和上传的材料都会删掉，找不回来。</p>
          {deleting.error && <Notice kind="error">{deleting.error.message}</Notice>}
        </ConfirmDialog>
      )}
    </>
  );
}
