import { useState } from "react";
import type { EvaluationContent } from "#contract/evaluation.ts";
import { COMPARISON_HEAD, comparisonRows, FORMS, type Form } from "#server/kernel/evaluation/against.ts";
import { partsOfSentence, partWords, type SentencePart } from "#server/kernel/evaluation/sentence.ts";
import { RowsTable } from "../../shared/report/RowsTable.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { Textarea } from "../../shared/ui/Textarea.tsx";
import { ChartsEditor } from "./ChartsEditor.tsx";
import type { Parts } from "./TableEditor.tsx";

/** The report, section by section: what is written, and below it how it reads with its figures, each a link. */
export function ReportEditor(parts: Parts) {
  return parts.content.sections.map(({ id, title }, at) => (
    <section key={id} aria-label={title}>
      <h2>{title}</h2>
      {parts.view.maySave && <Writing {...parts} at={at} />}
      <Reading {...parts} at={at} />
      {parts.content.sections[at]!.comparison && (
        <RowsTable
          caption="与上年度、与计划比较"
          head={COMPARISON_HEAD}
          rows={comparisonRows(parts.content)}
        />
      )}
      <ChartsEditor {...parts} at={at} />
    </section>
  ));
}

function Writing({ content, edit, at }: Parts & { at: number }) {
  const { id, title, paragraphs } = content.sections[at]!;
  const [figure, setFigure] = useState("");
  const [form, setForm] = useState<Form | "">("");
  const write = (text: string) =>
    edit(({ sections }) => {
      sections[at]!.paragraphs = text.split("\n");
    });
  const text = paragraphs.join("\n");
  return (
    <>
      <Textarea
        id={`section-${id}`}
        label={`${title}的文字`}
        hint="一行一段。数据用下面的“放入数据”写进句子，公布以后点得开。"
        rows={Math.min(12, Math.max(3, paragraphs.length + 2))}
        value={text}
        onChange={write}
      />
      <div className="evaluation-pick">
        <Select
          label={`放入${title}的数据`}
          empty="请选择数据"
          options={content.figures.map(({ id: value, name, unit }) => ({
            value,
            label: `${name}（${unit}）`,
          }))}
          value={figure}
          onChange={setFigure}
        />
        <Select
          label={`${title}放入的是`}
          empty="本年值"
          options={Object.entries(FORMS).map(([value, label]) => ({ value, label }))}
          value={form}
          onChange={(to) => setForm(to as Form | "")}
        />
        <Button
          disabled={figure === ""}
          onClick={() => write(withFigure(text, form ? `${figure}:${form}` : figure, `section-${id}`))}
        >
          放入数据
        </Button>
      </div>
    </>
  );
}

/** Where the cursor stands in the box, else at the end. */
function withFigure(text: string, figure: string, box: string): string {
  const control = document.getElementById(box);
  const at = control instanceof HTMLTextAreaElement ? control.selectionStart : text.length;
  return `${text.slice(0, at)}{${figure}}${text.slice(at)}`;
}

function Reading({ view, content, at }: Parts & { at: number }) {
  const { id, paragraphs } = content.sections[at]!;
  return (
    <div className="evaluation-words" id={view.maySave ? undefined : `section-${id}`}>
      {paragraphs.map((text, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no names of their own
        <p key={place}>
          {partsOfSentence(text, content.figures).map((part, n) =>
            "text" in part ? (
              part.text
            ) : (
              <FigureLink
                // biome-ignore lint/suspicious/noArrayIndexKey: parts follow from the text
                key={n}
                part={part}
                past={content.past}
                href={view.links[`${part.form === "last" ? "past/" : ""}figure/${part.id}`]}
              />
            ),
          )}
        </p>
      ))}
    </div>
  );
}

function FigureLink(props: {
  part: Exclude<SentencePart, { text: string }>;
  past: EvaluationContent["past"];
  href: string | undefined;
}) {
  const { part, past, href } = props;
  if (!part.figure) return <mark>{`没有这项数据：${part.id}`}</mark>;
  const words = partWords(part, past);
  if (words !== null) return href ? <a href={href}>{words}</a> : <strong>{words}</strong>;
  return (
    <mark>{part.form ? `${part.figure.name}的${FORMS[part.form]}写不出` : `${part.figure.name}未填`}</mark>
  );
}
