import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { ActAnswer } from "#contract/case.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Upload } from "../../shared/form/Upload.tsx";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Checkbox } from "../../shared/ui/CheckboxGroup.tsx";
import { idOf } from "../form/Fields.tsx";
import { keyKeeper } from "../intention.ts";
import type { PanelProps } from "./panel.ts";
import { RefusedNotice } from "./RefusedNotice.tsx";
import type { Renewed } from "./resubmission.ts";

const nothing: Renewed = { files: [], paper: false };

/** The applicant brings to the counter what they promised to bring later (R2.32). */
export function SupplyPanel({ application, action, onDone, onLeave }: PanelProps) {
  const { number, version } = application.case;
  const { materials = [] } = application;
  const open = materials.filter(({ promise }) => promise?.kind === "deferral" && !promise.supplied);
  const [brought, setBrought] = useState<Record<string, Renewed>>({});
  const [keyOf] = useState(() => keyKeeper(newRequestKey));
  const write = (id: string, alter: (now: Renewed) => Renewed) =>
    setBrought((now) => ({ ...now, [id]: alter(now[id] ?? nothing) }));
  const send = useMutation<ActAnswer, Refused>({
    mutationFn: () => {
      const handed = open.map(({ id }) => {
        const { files, paper } = brought[id] ?? nothing;
        return { material: id, files, ...(paper && { papers: ["original" as const] }) };
      });
      const body = { version, materials: handed };
      return post(`/applications/${number}/supply`, { requestKey: keyOf(body), ...body });
    },
    onSuccess: async () => {
      void refresh("/staff/inbox");
      await refresh(`/applications/${number}`);
      onDone("已收下补交的材料");
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <h2>{action.button}</h2>
      {send.error && <RefusedNotice number={number} message={send.error.message} code={send.error.code} />}
      {open.map(({ id, name }) => (
        <div key={id} id={idOf(id)} className="renewed">
          <h3>{name}</h3>
          <Checkbox
            checked={(brought[id] ?? nothing).paper}
            onChange={(paper) => write(id, (now) => ({ ...now, paper }))}
          >
            收到纸质
          </Checkbox>
          <Upload
            id={`${idOf(id)}-files`}
            label="电子文件"
            optional
            files={(brought[id] ?? nothing).files}
            onChange={(alter) => write(id, (now) => ({ ...now, files: alter(now.files) }))}
          />
        </div>
      ))}
      <div className="btns">
        <Button type="submit" kind="primary" busy={send.isPending}>
          收下补交的材料
        </Button>
        <Button onClick={onLeave}>先不收</Button>
      </div>
    </form>
  );
}
