import { useState } from "react";
import type { QueueSettings } from "#contract/queue-settings.ts";
import { put } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { Facts } from "../parts/Facts.tsx";
import { HallChoice } from "./HallChoice.tsx";
import { fieldsOf, rulesFrom, startOf } from "./rules.ts";
import "./queue-rules.css";

/** 排队规则: what a hall decides about its queues; every number is the bureau's own [A]. */
export function QueueRulesPage() {
  return (
    <Page title="排队规则" className="queue-rules">
      <HallChoice>{(hall) => <HallRules key={hall} hall={hall} />}</HallChoice>
    </Page>
  );
}

function HallRules({ hall }: { hall: string }) {
  const path = `/staff/halls/${hall}/queue-rules`;
  const settings = useRead<QueueSettings>(path);
  const [changing, setChanging] = useState(false);
  const [saved, setSaved] = useState(false);
  return (
    <Loaded query={settings} lines={10}>
      {({ rules, version }) => (
        <>
          {saved && (
            <Notice kind="success" announce>
              规则改好了，从下一次取号和叫号起用。
            </Notice>
          )}
          <Facts
            rows={fieldsOf(rules).map(
              ({ name, label }) => [label, valueWords(startOf(rules)[name])] as const,
            )}
          />
          <Button kind="primary" onClick={() => setChanging(true)}>
            改规则
          </Button>
          {changing && (
            <CommandDialog
              title="改排队规则"
              action="保存规则"
              fields={fieldsOf(rules)}
              start={startOf(rules)}
              send={(data, requestKey) => put(path, { requestKey, version, rules: rulesFrom(rules, data) })}
              onDone={() => {
                setChanging(false);
                setSaved(true);
                void refresh(path);
              }}
              onClose={() => setChanging(false)}
            >
              <p>已经叫的号不变。改动记入审计日志。</p>
            </CommandDialog>
          )}
        </>
      )}
    </Loaded>
  );
}

const valueWords = (value: unknown) =>
  typeof value === "boolean" ? (value ? "是" : "否") : String(value ?? "");
