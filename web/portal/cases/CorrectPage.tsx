import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useLocation } from "wouter";
import type { ApplicationView, MaterialView } from "#contract/application.ts";
import type { ActAnswer } from "#contract/case.ts";
import type { MaterialEntry } from "#contract/draft.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Upload } from "../../shared/form/Upload.tsx";
import { keep, kept } from "../../shared/kept.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { ErrorSummary, type FieldError } from "../../shared/ui/ErrorSummary.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Textarea } from "../../shared/ui/Textarea.tsx";
import { Page } from "../Page.tsx";

/** 补正: the materials the notice names, handed in again, all at once. */
export function CorrectPage({ number }: { number: string }) {
  const application = useRead<ApplicationView>(`/applications/${encodeURIComponent(number)}`, {
    fresh: true,
  });
  return (
    <Page
      title="补材料"
      crumbs={[
        { name: "首页", href: "/" },
        { name: "办理进度", href: `/cases/${number}` },
      ]}
    >
      <Loaded query={application}>
        {(data) =>
          data.allowed.some((action) => action.id === "resubmit") ? (
            <Correction key={data.case.version} application={data} />
          ) : (
            <Notice title="现在不用补材料">
              <LinkButton href={`/cases/${number}`}>看办理进度</LinkButton>
            </Notice>
          )
        }
      </Loaded>
    </Page>
  );
}

type Entries = Record<string, MaterialEntry["files"]>;

function Correction({ application }: { application: ApplicationView }) {
  const { number, version } = application.case;
  const faulty = application.materials.filter((material) => material.problem);
  // A notice may ask for something that is not in the list; then any material may be handed in again.
  const offered = faulty.length > 0 ? faulty : application.materials;
  const place = `correct.${number}.${version}`;
  const [entries, setEntries] = useState<Entries>(() => kept<Entries>(place) ?? {});
  const [note, setNote] = useState("");
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [requestKey] = useState(newRequestKey);
  const [, navigate] = useLocation();
  const write = (id: string, alter: (files: MaterialEntry["files"]) => MaterialEntry["files"]) =>
    setEntries((now) => {
      const next = { ...now, [id]: alter(now[id] ?? []) };
      keep(place, next);
      return next;
    });
  const send = useMutation<ActAnswer, Refused>({
    mutationFn: () =>
      post(`/applications/${number}/resubmission`, {
        requestKey,
        version,
        materials: allMaterials(application.materials, entries),
        ...(note.trim() && { note: note.trim() }),
      }),
    onSuccess: async () => {
      await refresh("/applications");
      navigate(`/cases/${number}`, { replace: true });
    },
    onError: (error) => setErrors([{ message: error.message }]),
  });
  const filesOf = (id: string) => entries[id] ?? [];
  const errorOf = (id: string) => errors.find((error) => error.field === id)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = faulty.filter((material) => filesOf(material.id).length === 0);
    const wrong = missing.map(({ id, name }) => ({ field: id, message: `请重新提交：${name}` }));
    setErrors(wrong);
    if (wrong.length === 0) send.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <p>下面这些要补，补齐后一次交上来。窗口收到后重新核对。</p>
      <ErrorSummary errors={errors} />
      {offered.map((material) => (
        <Upload
          key={material.id}
          id={material.id}
          label={material.name}
          hint={material.problem && `窗口说：${material.problem}`}
          error={filesOf(material.id).length > 0 ? undefined : errorOf(material.id)}
          files={filesOf(material.id)}
          onChange={(alter) => write(material.id, alter)}
        />
      ))}
      <Textarea label="想对窗口说的话" optional rows={2} max={1000} value={note} onChange={setNote} />
      <div className="btns">
        <Button type="submit" kind="primary" busy={send.isPending}>
          提交补正材料
        </Button>
        <LinkButton href={`/cases/${number}`}>以后再补</LinkButton>
      </div>
    </form>
  );
}

/** The materials as a whole: what was fine stays, what was faulty is what is handed in now. */
function allMaterials(materials: readonly MaterialView[], entries: Entries): MaterialEntry[] {
  return materials
    .map(({ id, files, paper, problem }) => ({
      material: id,
      files: entries[id] ?? (problem ? [] : files.map((file) => ({ id: file.id, name: file.name }))),
      ...(paper && !problem && !entries[id] && { paper }),
    }))
    .filter((entry) => entry.files.length > 0 || entry.paper);
}
