import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { DecisionDesk, SavedDecisionDraft } from "#contract/decision-desk.ts";
import { newRequestKey, post, put, type Refused } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { FileInput } from "../../shared/ui/FileInput.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Findings } from "./Findings.tsx";

/** The next version, from a JSON file: judged first, then kept as a draft, then published by a second person. */
export function DraftPart({ desk }: { desk: DecisionDesk }) {
  const { item, table, draft, allowed } = desk;
  const [given, setGiven] = useState<object>();
  const [unreadable, setUnreadable] = useState(false);
  const [publishing, setPublishing] = useState(false);
  const send = useMutation<SavedDecisionDraft, Refused, { of: object; dryRun: boolean }>({
    mutationFn: ({ of, dryRun }) =>
      put(`/staff/decisions/${item.key}/draft`, {
        ...{ requestKey: newRequestKey(), revision: draft?.revision ?? 0, dryRun, table: of },
      }),
    onSuccess: ({ saved }) => void (saved && refresh("/staff/decisions")),
  });
  const choose = async ([file]: File[]) => {
    if (!file) return;
    const of = await readTable(file);
    setUnreadable(of === undefined);
    setGiven(of);
    if (of) send.mutate({ of, dryRun: true });
  };
  const current = encodeURIComponent(JSON.stringify(draft?.table ?? table, null, 2));
  return (
    <section>
      <h2>改规则</h2>
      <p className="soft">
        下载现在的规则，改好后再交上来：先看检查结果，再存成草稿，由另一名事项管理员发布成下一版。
      </p>
      <p>
        <a href={`data:application/json;charset=utf-8,${current}`} download={`${item.key}.json`}>
          下载规则（JSON）
        </a>
      </p>
      <FileInput
        label="改好的规则（JSON）"
        accept=".json"
        prompt="选择文件"
        onChoose={(files) => void choose(files)}
      />
      {unreadable && (
        <Notice kind="error" announce>
          这个文件读不出来，请交 JSON 文件。
        </Notice>
      )}
      {send.error && (
        <Notice kind="error" announce>
          {refusedWords(send.error)}
        </Notice>
      )}
      {send.data && <Findings findings={send.data.findings} />}
      {given && send.data && !send.data.saved && (
        <Button
          kind="primary"
          busy={send.isPending}
          onClick={() => send.mutate({ of: given, dryRun: false })}
        >
          存成草稿
        </Button>
      )}
      {draft && <p>{`有草稿：${draft.table.name}${draft.own ? "，是您存的，要由同事发布" : ""}。`}</p>}
      {draft && allowed.includes("publish") && !draft.own && (
        <Button onClick={() => setPublishing(true)}>发布草稿</Button>
      )}
      {publishing && draft && (
        <CommandDialog
          title={`发布规则：${item.name}`}
          action="发布草稿"
          send={(_, requestKey) =>
            post(`/staff/decisions/${item.key}/versions`, { requestKey, revision: draft.revision })
          }
          onDone={() => {
            setPublishing(false);
            void refresh("/staff/decisions");
          }}
          onClose={() => setPublishing(false)}
        >
          <p>发布后不能再改；要由有权的人开启这一版才会用来判断。</p>
        </CommandDialog>
      )}
    </section>
  );
}

async function readTable(file: File): Promise<object | undefined> {
  try {
    const read: unknown = JSON.parse(await file.text());
    return typeof read === "object" && read !== null && !Array.isArray(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function refusedWords({ message, fields }: Refused): string {
  const [first] = fields;
  return first ? `${message}（${first.field}：${first.message}）` : message;
}
