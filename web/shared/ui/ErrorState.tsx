import { Refused } from "../api.ts";
import { Button } from "./Button.tsx";
import { Shape } from "./Shape.tsx";
import "./states.css";

/** What could not be loaded, why, and a way on. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return (
    <div className="state" role="alert">
      <p className="state-title">
        <Shape kind="warning" />
        {error instanceof Refused ? error.message : "页面出了点问题，请刷新后重试。"}
      </p>
      {onRetry && (
        <Button kind="primary" onClick={onRetry}>
          再试一次
        </Button>
      )}
      <p>一直不行？可以拨打 12345，或到政务服务大厅窗口办理。</p>
    </div>
  );
}
