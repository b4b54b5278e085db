import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ActAnswer, CaseView } from "#contract/case.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { ConfirmDialog } from "../../shared/ui/Dialog.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Textarea } from "../../shared/ui/Textarea.tsx";

/** R2.27 the applicant may withdraw until the decision is signed; offered only while the server allows it. */
export function Withdraw({ application }: { application: CaseView }) {
  const { number } = application.case;
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const [requestKey] = useState(newRequestKey);
  const withdraw = useMutation<ActAnswer, Refused>({
    mutationFn: () =>
      post(`/cases/${number}/actions/withdraw`, {
        version: application.case.version,
        requestKey,
        data: { reason: reason.trim() },
      }),
    onSuccess: async () => {
      await refresh("/applications", "/joint");
      setAsking(false);
    },
  });
  if (!application.allowed.some((action) => action.id === "withdraw")) return null;
  const confirm = () => {
    setMissing(reason.trim() === "");
    if (reason.trim() !== "") withdraw.mutate();
  };
  return (
    <>
      <Button kind="danger" onClick={() => setAsking(true)}>
        撤回申请
      </Button>
      {asking && (
        <ConfirmDialog
          title="撤回这件申请？"
          action="撤回申请"
          busy={withdraw.isPending}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        >
          <p>撤回后这件事就结束了，材料退还给您，不收费。以后需要时可以重新申请。</p>
          <Textarea
            label="为什么撤回"
            rows={2}
            max={1000}
            value={reason}
            onChange={setReason}
            error={missing && reason.trim() === "" ? "请写一句为什么撤回" : undefined}
          />
          {withdraw.error && (
            <Notice kind="error" announce>
              {withdraw.error.message}
            </Notice>
          )}
        </ConfirmDialog>
      )}
    </>
  );
}
