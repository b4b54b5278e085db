import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { MaterialView } from "#contract/application.ts";
import type { ActAnswer } from "#contract/case.ts";
import type { MaterialEntry } from "#contract/draft.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Upload } from "../../shared/form/Upload.tsx";
import { forget, keep, kept } from "../../shared/kept.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Checkbox } from "../../shared/ui/CheckboxGroup.tsx";
import { ErrorSummary, type FieldError } from "../../shared/ui/ErrorSummary.tsx";
import { Textarea } from "../../shared/ui/Textarea.tsx";
import { idOf } from "../form/Fields.tsx";
import { keyKeeper } from "../intention.ts";
import { type PanelProps, placeOf } from "./panel.ts";
import { RefusedNotice } from "./RefusedNotice.tsx";
import { isRenewed, type Renewed, resubmission } from "./resubmission.ts";

/** The applicant brings what the notice asked for to the counter. */
export function ResubmitPanel({ application, action, onDone, onLeave }: PanelProps) {
  const { number, version } = application.case;
  const { materials = [] } = application;
  const faulty = materials.filter((material) => material.problem !== undefined);
  const place = placeOf(number, action.id);
  const [renewed, setRenewed] = useState<Record<string, Renewed>>(() => kept(place) ?? {});
  const [note, setNote] = useState("");
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [keyOf] = useState(() => keyKeeper(newRequestKey));
  const write = (id: string, alter: (now: Renewed) => Renewed) =>
    setRenewed((now) => {
      const next = { ...now, [id]: alter(now[id] ?? { files: [], paper: false }) };
      keep(place, next);
      return next;
    });
  const send = useMutation<ActAnswer, Refused>({
    mutationFn: () => {
      const again: MaterialEntry[] = resubmission(materials, renewed);
      const body = { version, materials: again, ...(note.trim() && { note: note.trim() }) };
      return post(`/applications/${number}/resubmission`, { requestKey: keyOf(body), ...body });
    },
    onSuccess: async () => {
      forget(place);
      void refresh("/staff/inbox");
      await refresh(`/applications/${number}`);
      onDone("已收下补正材料");
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = faulty.filter((material) => !isRenewed(renewed[material.id]));
    setErrors(missing.map(({ id, name }) => ({ field: idOf(id), message: `还没收：${name}` })));
    if (missing.length === 0) send.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <h2>{action.button}</h2>
      <ErrorSummary errors={errors} />
      {send.error && <RefusedNotice number={number} message={send.error.message} code={send.error.code} />}
      {faulty.map((material) => (
        <One
          key={material.id}
          material={material}
          renewed={renewed[material.id] ?? { files: [], paper: false }}
          onChange={(alter) => write(material.id, alter)}
        />
      ))}
      <Textarea label="备注" optional rows={2} max={1000} value={note} onChange={setNote} />
      <div className="btns">
        <Button type="submit" kind="primary" busy={send.isPending}>
          收下补正材料
        </Button>
        <Button onClick={onLeave}>先不收</Button>
      </div>
    </form>
  );
}

function One(props: {
  material: MaterialView;
  renewed: Renewed;
  onChange: (alter: (now: Renewed) => Renewed) => void;
}) {
  const { material, renewed, onChange } = props;
  return (
    <div id={idOf(material.id)} className="renewed">
      <h3>{material.name}</h3>
      <p className="material-problem">要补正：{material.problem}</p>
      <Checkbox checked={renewed.paper} onChange={(paper) => onChange((now) => ({ ...now, paper }))}>
        收到纸质
      </Checkbox>
      <Upload
        id={`${idOf(material.id)}-files`}
        label="电子文件"
        optional
        files={renewed.files}
        onChange={(alter) => onChange((now) => ({ ...now, files: alter(now.files) }))}
      />
    </div>
  );
}
