import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ApplicationView } from "#contract/application.ts";
import type { ActAnswer } from "#contract/case.ts";
import type { MaterialEntry } from "#contract/draft.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Upload } from "../../shared/form/Upload.tsx";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { ErrorSummary } from "../../shared/ui/ErrorSummary.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { VisuallyHidden } from "../../shared/ui/VisuallyHidden.tsx";
import { leftWords } from "../../shared/words.ts";

type Files = Record<string, MaterialEntry["files"]>;

/** What the applicant promised to bring (R2.32): by when, and here it is handed in. And the signed papers. */
export function Owed({ application }: { application: ApplicationView }) {
  const { case: summary, materials, allowed, letters = [] } = application;
  const open = materials.filter(({ promise }) => promise?.kind === "deferral" && !promise.supplied);
  const clock = summary.clocks.find(({ id }) => id === "deferral");
  const may = allowed.some(({ id }) => id === "supply");
  if (open.length === 0 && letters.length === 0) return null;
  return (
    <section aria-label="书面承诺">
      {open.length > 0 && !summary.concluded && (
        <>
          <h2>还要补交的材料</h2>
          {clock && <p>{`补交期限：${leftWords(clock)}。逾期不补交的，办理终止（退办）。`}</p>}
          {may ? <SupplyForm application={application} open={open} /> : <NotYet open={open} />}
        </>
      )}
      {letters.length > 0 && (
        <ul className="documents" aria-label="我签的承诺书">
          {letters.map(({ name, href }) => (
            <li key={href}>
              <a href={href} className="go" target="_blank" rel="noreferrer">
                <Icon name="file" />
                {`我签的${name}（PDF）`}
                <VisuallyHidden>（在新窗口打开）</VisuallyHidden>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function NotYet({ open }: { open: ApplicationView["materials"] }) {
  return <p>{`受理以后在这里补交：${open.map(({ name }) => name).join("、")}。`}</p>;
}

function SupplyForm(props: { application: ApplicationView; open: ApplicationView["materials"] }) {
  const { number, version } = props.application.case;
  const [files, setFiles] = useState<Files>({});
  const [requestKey] = useState(newRequestKey);
  const brought = Object.entries(files).filter(([, list]) => list.length > 0);
  const send = useMutation<ActAnswer, Refused>({
    mutationFn: () =>
      post(`/applications/${number}/supply`, {
        ...{ requestKey, version },
        materials: brought.map(([material, list]) => ({ material, files: list })),
      }),
    onSuccess: () => refresh("/applications"),
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <ErrorSummary errors={send.error ? [{ message: send.error.message }] : []} />
      {props.open.map(({ id, name }) => (
        <Upload
          key={id}
          id={id}
          label={name}
          files={files[id] ?? []}
          onChange={(alter) => setFiles((now) => ({ ...now, [id]: alter(now[id] ?? []) }))}
        />
      ))}
      <Button
        type="submit"
        kind="primary"
        busy={send.isPending}
        disabled={brought.length < props.open.length}
      >
        补交
      </Button>
    </form>
  );
}
