import { useState } from "react";
import type { MaterialEntry } from "#contract/draft.ts";
import { Refused, type Uploaded, upload } from "../api.ts";
import type { FieldProps } from "../ui/Field.tsx";
import { FileInput } from "../ui/FileInput.tsx";
import { Icon } from "../ui/Icon.tsx";
import { useLatest } from "../use-latest.ts";
import "./upload.css";

type Files = MaterialEntry["files"];

/** What the hall can open; the server looks at the content itself. */
const everything = ".jpg,.jpeg,.png,.pdf,.docx,.xlsx,.ofd";
const mostMegabytes = 20;

export interface UploadProps extends FieldProps {
  id: string;
  files: Files;
  onChange: (alter: (files: Files) => Files) => void;
  /** Extensions, where not everything is taken. */
  accept?: string | undefined;
  megabytes?: number | undefined;
  /** One file only: another takes its place. */
  single?: boolean | undefined;
  /** Why a file that has arrived is not taken; its content has been looked at by then. */
  unfit?: (file: Uploaded) => string | undefined;
}

/** Sends files one after another and lists what has arrived. */
export function Upload(props: UploadProps) {
  const { files, onChange, error, unfit, single = false, ...rest } = props;
  const { accept = everything, megabytes = mostMegabytes, ...field } = rest;
  const most = Math.min(megabytes, mostMegabytes);
  const [progress, setProgress] = useState<number>();
  const [trouble, setTrouble] = useState<string>();
  // The page goes on while a file is on its way: what arrives belongs to what stands there by then.
  const latest = useLatest(onChange);
  const send = async (chosen: File[]) => {
    setTrouble(undefined);
    for (const file of chosen) {
      try {
        setProgress(0);
        if (file.size > most * 1024 * 1024)
          throw new Refused(413, { code: "file-too-large", message: `超过 ${most} MB，请压缩后再传` });
        const arrived = await upload(file, setProgress);
        const why = unfit?.(arrived);
        if (why !== undefined) throw new Refused(415, { code: "file-unfit", message: why });
        const { id, name } = arrived;
        latest.current((now) => [...(single ? [] : now.filter((each) => each.id !== id)), { id, name }]);
      } catch (refused) {
        const why = refused instanceof Error ? refused.message : "没有传上";
        setTrouble(`“${file.name}”：${why}`);
      }
    }
    setProgress(undefined);
  };
  return (
    <div className="upload">
      <FileInput
        {...field}
        several={!single}
        accept={accept}
        largest={most * 1024 * 1024}
        progress={progress}
        prompt={files.length === 0 ? "选择文件或拍照" : single ? "换一份" : "再加一份"}
        error={trouble ?? error}
        onChoose={(chosen) => void send(chosen)}
      />
      {files.length > 0 && (
        <ul className="upload-files" aria-label="已经上传">
          {files.map((file) => (
            <li key={file.id}>
              <Icon name="file" />
              <a href={`/api/files/${file.id}`} target="_blank" rel="noreferrer">
                {file.name}
                <span className="visually-hidden">（在新窗口打开）</span>
              </a>
              <button
                type="button"
                onClick={() => onChange((now) => now.filter((each) => each.id !== file.id))}
              >
                删除<span className="visually-hidden">{file.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
