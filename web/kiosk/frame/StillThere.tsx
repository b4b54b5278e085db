import { useEffect } from "react";
import { Big } from "../parts.tsx";
import { say } from "../voice.ts";
import "./cover.css";

/** After a silence: covers everything personal, and asks. */
export function StillThere(props: { seconds: number; onStay: () => void; onLeave: () => void }) {
  const { seconds, onStay, onLeave } = props;
  useEffect(() => say("还在吗？没人操作，马上清空。"), []);
  return (
    <div className="cover" role="alertdialog" aria-modal="true" aria-labelledby="still-there">
      <div>
        <h1 id="still-there">还在吗？</h1>
        <p>{seconds} 秒后清空，回到首页</p>
      </div>
      <div>
        <Big name="我还在" icon="person" main onPress={onStay} />
        <Big name="办完了，清空" icon="leave" onPress={onLeave} />
      </div>
    </div>
  );
}
