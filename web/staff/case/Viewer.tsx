import { useEffect, useRef, useState } from "react";
import { Button } from "../../shared/ui/Button.tsx";
import { classes } from "../../shared/ui/classes.ts";
import { Dialog } from "../../shared/ui/Dialog.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { sizeWords } from "../../shared/words.ts";
import { fileAddress, type ShownFile, viewOf } from "./files.ts";
import "./viewer.css";

interface Look {
  zoom: number;
  /** Quarter turns. */
  turn: number;
}

const fitting: Look = { zoom: 0, turn: 0 };
const largestZoom = 3;

/** Looks at one file after another, the standard it is judged by beside it. */
export function Viewer(props: {
  number: string;
  files: readonly ShownFile[];
  at: number;
  onMove: (at: number) => void;
  onClose: () => void;
}) {
  const { files, at, onMove } = props;
  const [look, setLook] = useState(fitting);
  const shown = files[at];
  const move = (step: number) => {
    if (!files[at + step]) return;
    setLook(fitting);
    onMove(at + step);
  };
  const zoom = (step: number) =>
    setLook((now) => ({ ...now, zoom: Math.min(largestZoom, Math.max(0, now.zoom + step)) }));
  const turn = () => setLook((now) => ({ ...now, turn: (now.turn + 1) % 4 }));
  useKeys({
    ArrowRight: () => move(1),
    ArrowLeft: () => move(-1),
    "+": () => zoom(1),
    "=": () => zoom(1),
    "-": () => zoom(-1),
    r: turn,
  });
  if (!shown) return null;
  const { file, material } = shown;
  return (
    <Dialog title={material.name} wide onClose={props.onClose}>
      <div className="viewer">
        <Sight number={props.number} shown={shown} look={look} />
        <div className="viewer-side">
          <p>
            <b>{file.name}</b>
            <br />
            <span className="soft">{`${sizeWords(file.size)}，第 ${at + 1} 个，共 ${files.length} 个`}</span>
          </p>
          <div className="btns">
            <Button disabled={at === 0} onClick={() => move(-1)}>
              <Icon name="left" />
              上一个
            </Button>
            <Button disabled={at === files.length - 1} onClick={() => move(1)}>
              下一个
              <Icon name="right" />
            </Button>
          </div>
          {viewOf(file) === "image" && (
            <div className="btns">
              <Button disabled={look.zoom === largestZoom} onClick={() => zoom(1)}>
                放大 <kbd>+</kbd>
              </Button>
              <Button disabled={look.zoom === 0} onClick={() => zoom(-1)}>
                缩小 <kbd>-</kbd>
              </Button>
              <Button onClick={turn}>
                转 <kbd>R</kbd>
              </Button>
            </div>
          )}
          <p>
            <a href={fileAddress(file.id, props.number)} target="_blank" rel="noreferrer">
              在新窗口打开
            </a>
          </p>
          {material.standard && (
            <>
              <h3>受理标准</h3>
              <p>{material.standard}</p>
            </>
          )}
          {material.problem && (
            <>
              <h3>要补正</h3>
              <p>{material.problem}</p>
            </>
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** Keys of the buttons, wherever in the viewer the focus is. */
function useKeys(does: Record<string, () => void>) {
  const latest = useRef(does);
  latest.current = does;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const run = latest.current[event.key];
      if (!run || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      run();
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, []);
}

function Sight({ number, shown: { file }, look }: { number: string; shown: ShownFile; look: Look }) {
  const address = fileAddress(file.id, number);
  const view = viewOf(file);
  if (view === "pdf") {
    return <iframe className="viewer-sight" src={`${address}#navpanes=0&view=FitH`} title={file.name} />;
  }
  if (view === "other") {
    return (
      <div className="viewer-sight viewer-other">
        <p>这种文件不能在这里看，请下载后用相应的软件打开。</p>
        <a className="btn primary" href={address} download={file.name}>
          下载 {file.name}
        </a>
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <section className="viewer-sight" tabIndex={0} aria-label="图片">
      <img className={classes(`zoom-${look.zoom}`, `turn-${look.turn}`)} src={address} alt={file.name} />
    </section>
  );
}
