import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { MaterialView } from "#contract/application.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";

/** The applicant shows the original at the counter: what came by the portal need not be asked for again (R1.19). */
export function OriginalSeen({ number, material }: { number: string; material: MaterialView }) {
  const [requestKey] = useState(newRequestKey);
  const send = useMutation<{ grade: "B" }, Refused>({
    mutationFn: () => post(`/applications/${number}/materials/${material.id}/original-seen`, { requestKey }),
    onSuccess: () => refresh(`/applications/${number}`),
  });
  return (
    <>
      {send.error && (
        <Notice kind="error" announce>
          {send.error.message}
        </Notice>
      )}
      <Button kind="quiet" busy={send.isPending} onClick={() => send.mutate()}>
        已核对原件<span className="visually-hidden">：{material.name}</span>
      </Button>
    </>
  );
}
