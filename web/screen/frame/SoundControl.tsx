import { useState } from "react";
import { Button } from "../../shared/ui/Button.tsx";
import { Checkbox } from "../../shared/ui/CheckboxGroup.tsx";
import { Dialog } from "../../shared/ui/Dialog.tsx";
import type { SoundState } from "../sound/announcer.ts";
import type { SoundLevel } from "./local-sound.ts";

const words: Record<SoundState, string> = {
  loading: "声音准备中",
  blocked: "没有声音：请触摸屏幕打开",
  on: "声音",
  off: "静音",
  failed: "声音没有装好：请触摸重试",
};

/** Says whether the screen speaks; touched, it opens the sound or lets it be turned. */
export function SoundControl(props: {
  sound: SoundState;
  level: SoundLevel;
  onLevel: (level: SoundLevel) => void;
  onOpen: () => Promise<void>;
}) {
  const { sound, level, onLevel, onOpen } = props;
  const [turning, setTurning] = useState(false);
  const missing = sound === "blocked" || sound === "failed";
  return (
    <>
      <button
        type="button"
        className="screen-sound"
        data-sound={sound}
        onClick={() => (missing ? void onOpen() : setTurning(true))}
      >
        {words[sound]}
        {sound === "on" && ` ${level.volume}`}
      </button>
      {turning && (
        <Dialog title="这块屏幕的声音" onClose={() => setTurning(false)}>
          <Checkbox checked={level.on} onChange={(on) => onLevel({ ...level, on })}>
            念出叫到的号码
          </Checkbox>
          <label className="screen-volume">
            音量 {level.volume}
            <input
              type="range"
              min={0}
              max={100}
              step={5}
              value={level.volume}
              onChange={({ target }) => onLevel({ ...level, volume: target.valueAsNumber })}
            />
          </label>
          <Button kind="primary" onClick={() => setTurning(false)}>
            好了
          </Button>
        </Dialog>
      )}
    </>
  );
}
