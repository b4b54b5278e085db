import { caseRead } from "../../shared/case-number.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";

/** Why it was refused, and the way on; what was typed stays. */
export function RefusedNotice(props: { number: string; message: string; code: string }) {
  const stale =
    props.code === "case-changed" || props.code === "case-busy" || props.code.startsWith("case-not");
  return (
    <Notice kind="error" announce title={props.message}>
      {stale && (
        <div className="btns">
          <Button onClick={() => void refresh(caseRead(props.number))}>看最新情况</Button>
        </div>
      )}
      <p>您填的内容都还在。</p>
    </Notice>
  );
}
