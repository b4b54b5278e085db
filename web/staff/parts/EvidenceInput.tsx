import { useState } from "react";
import type { EvidenceFile } from "#contract/evidence.ts";
import { address, upload } from "../../shared/api.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { sizeWords } from "../../shared/words.ts";
import "./evidence.css";

/** The file that proves what was entered, sent as soon as it is chosen; it can be read, changed, taken away. */
export function EvidenceInput(props: {
  /** What it proves. */
  of: string;
  file: EvidenceFile | undefined;
  disabled?: boolean;
  onChange: (file: EvidenceFile | undefined) => void;
}) {
  const { of, file, disabled = false, onChange } = props;
  const [progress, setProgress] = useState<number>();
  const [trouble, setTrouble] = useState<string>();
  const send = async (chosen: File | undefined) => {
    if (!chosen) return;
    setTrouble(undefined);
    setProgress(0);
    try {
      const { id, name, size } = await upload(chosen, setProgress, "/staff/evidence");
      onChange({ id, name, size });
    } catch (refused) {
      setTrouble(refused instanceof Error ? refused.message : "文件没有传上，请再试一次");
    }
    setProgress(undefined);
  };
  if (file)
    return (
      <p className="evidence-file">
        <EvidenceLink file={file} />
        {!disabled && (
          <Button kind="quiet" aria-label={`去掉${of}的依据文件`} onClick={() => onChange(undefined)}>
            去掉
          </Button>
        )}
      </p>
    );
  if (disabled) return null;
  return (
    <div className="evidence-file">
      <label>
        <span className="soft">{progress === undefined ? "依据文件（可不传）" : "正在上传"}</span>
        <input
          type="file"
          aria-label={`${of}的依据文件`}
          accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.ofd"
          disabled={progress !== undefined}
          onChange={(event) => void send(event.target.files?.[0])}
        />
      </label>
      {progress !== undefined && <progress max={1} value={progress} aria-label="上传进度" />}
      {trouble !== undefined && (
        <span role="alert" className="evidence-trouble">
          {trouble}
        </span>
      )}
    </div>
  );
}

export function EvidenceLink({ file }: { file: EvidenceFile }) {
  return (
    <a
      href={address(`/staff/evidence/${file.id}`)}
      download={file.name}
    >{`${file.name}（${sizeWords(file.size)}）`}</a>
  );
}
