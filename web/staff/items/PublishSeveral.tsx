import { useState } from "react";
import type { PublishedItems } from "#contract/catalogue.ts";
import { post } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { CommandDialog } from "../form/CommandDialog.tsx";

/** Publishes the drafts chosen; each is judged for itself, and what is refused says why. */
export function PublishSeveral({ keys, onDone }: { keys: readonly string[]; onDone: () => void }) {
  const [asking, setAsking] = useState(false);
  const [result, setResult] = useState<PublishedItems>();
  return (
    <>
      {result && (
        <Notice
          kind={result.refused.length > 0 ? "warning" : "success"}
          announce
          title={`发布了 ${result.published.length} 个，没发布 ${result.refused.length} 个`}
        >
          <ul>
            {result.refused.map(({ key, message }) => (
              <li key={key}>{`${key}：${message}`}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="btns">
        <Button kind="primary" disabled={keys.length === 0} onClick={() => setAsking(true)}>
          {`发布选中的 ${keys.length} 个`}
        </Button>
      </div>
      {asking && (
        <CommandDialog<PublishedItems>
          title={`发布 ${keys.length} 个事项？`}
          action="发布"
          send={(_, requestKey) => post("/staff/items/publish", { requestKey, keys })}
          onDone={(answer) => {
            setResult(answer);
            setAsking(false);
            onDone();
            void refresh("/staff/items");
          }}
          onClose={() => setAsking(false)}
        >
          <p>发布后群众马上能看到新的办事指南，新收的件按新版本办；在办的件不受影响。</p>
        </CommandDialog>
      )}
    </>
  );
}
