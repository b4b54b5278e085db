import { createContext, useContext } from "react";
import { Refused } from "../api.ts";
import { Button } from "./Button.tsx";
import { Shape } from "./Shape.tsx";
import "./states.css";

/** Whom to turn to when it stays broken: residents the hotline, staff their own people. */
export const HelpLine = createContext("一直不行？可以拨打 12345，或到政务服务大厅窗口办理。");

/** What could not be loaded, why, and a way on. What one may not see does not come by trying again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const help = useContext(HelpLine);
  const forbidden = error instanceof Refused && error.status === 403;
  return (
    <div className="state" role="alert">
      <p className="state-title">
        <Shape kind="warning" />
        {error instanceof Refused ? error.message : "页面出了点问题，请刷新后重试。"}
      </p>
      {onRetry && !forbidden && (
        <Button kind="primary" onClick={onRetry}>
          再试一次
        </Button>
      )}
      <p>{help}</p>
    </div>
  );
}
