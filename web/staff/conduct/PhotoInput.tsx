import { useState } from "react";
import { upload } from "../../shared/api.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { FileInput } from "../../shared/ui/FileInput.tsx";
import { conduct } from "./conduct.ts";

export interface TakenPhoto {
  id: string;
  name: string;
}

/** One photo, sent as soon as it is taken; what has arrived survives a reload. */
export function PhotoInput(props: {
  photo: TakenPhoto | undefined;
  megabytes: number;
  onSending: (sending: boolean) => void;
  onChange: (photo: TakenPhoto | undefined) => void;
}) {
  const { photo, onChange, onSending } = props;
  const [progress, setProgress] = useState<number>();
  const [trouble, setTrouble] = useState<string>();
  const largest = props.megabytes * 1024 * 1024;
  const send = async (file: File | undefined) => {
    if (!file) return;
    setTrouble(undefined);
    setProgress(0);
    onSending(true);
    try {
      if (file.size > largest) throw new Error(`照片超过 ${props.megabytes} MB，请重新拍一张小一点的`);
      const { id } = await upload(file, setProgress, `${conduct}/photos`);
      onChange({ id, name: file.name });
    } catch (refused) {
      setTrouble(refused instanceof Error ? refused.message : "照片没有传上，请再试一次");
    }
    setProgress(undefined);
    onSending(false);
  };
  return (
    <>
      <FileInput
        label="照片"
        optional
        accept=".jpg,.jpeg,.png"
        largest={largest}
        progress={progress}
        prompt={photo ? "换一张" : "拍照或选择照片"}
        error={trouble}
        onChoose={([file]) => void send(file)}
      />
      {photo && (
        <div className="entry-photo">
          <img src={photoAddress(photo.id)} alt="这次拍的照片" />
          <Button onClick={() => onChange(undefined)}>删除照片</Button>
        </div>
      )}
    </>
  );
}

export const photoAddress = (id: string) => `/api${conduct}/photos/${id}`;
