import { type DragEvent, useRef, useState } from "react";
import { sizeWords } from "../words.ts";
import { classes } from "./classes.ts";
import { Field, type FieldProps } from "./Field.tsx";
import { Icon } from "./Icon.tsx";
import "./file-input.css";

export interface FileInputProps extends FieldProps {
  /** Extensions taken, as in `.pdf,.jpg,.png`. */
  accept?: string | undefined;
  /** Largest size, in bytes. */
  largest?: number | undefined;
  several?: boolean | undefined;
  /** 0 to 1 while a file is on its way. */
  progress?: number | undefined;
  /** What the choosing says, as in “选择文件或拍照”. */
  prompt?: string | undefined;
  onChoose: (files: File[]) => void;
}

/** Chooses files by click, camera or drop; says what is taken and how far the sending is. */
export function FileInput(props: FileInputProps) {
  const { accept, largest, several = false, progress, prompt = "选择文件或拍照", onChoose, ...field } = props;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0) onChoose(several ? files : files.slice(0, 1));
    if (input.current) input.current.value = "";
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <Field {...field}>
      {(wiring) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the input inside takes keys and clicks
        <div
          className={classes("file", over && "over")}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <input
            {...wiring}
            ref={input}
            type="file"
            accept={accept}
            multiple={several}
            disabled={progress !== undefined}
            onChange={(event) => take(event.target.files)}
          />
          <span className="file-face" aria-hidden="true">
            <Icon name="upload" />
            {prompt}
          </span>
          <span className="file-taken">{taken(accept, largest)}</span>
          {progress !== undefined && <Progress share={progress} />}
        </div>
      )}
    </Field>
  );
}

function Progress({ share }: { share: number }) {
  const percent = Math.round(share * 100);
  return (
    <span className="file-progress">
      <progress max={100} value={percent} aria-label="上传进度" />
      <output>{`正在上传 ${percent}%`}</output>
    </span>
  );
}

const kindNames: Record<string, string> = {
  ".jpg": "图片",
  ".jpeg": "图片",
  ".png": "图片",
  ".doc": "Word",
  ".docx": "Word",
  ".xls": "Excel",
  ".xlsx": "Excel",
};

/** “可以交：图片、PDF，每个不超过 20 MB”. */
function taken(accept: string | undefined, largest: number | undefined): string {
  const kinds = accept?.split(",").map((kind) => kindNames[kind] ?? kind.replace(".", "").toUpperCase());
  const words = [
    kinds && `可以交：${[...new Set(kinds)].join("、")}`,
    largest && `每个不超过 ${sizeWords(largest)}`,
  ];
  return words.filter(Boolean).join("，");
}
