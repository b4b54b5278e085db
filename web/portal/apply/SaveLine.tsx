import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { useDraft } from "./draft.ts";

/** Whether what is on the page is safe on the server; says so without being asked. */
export function SaveLine() {
  const { state, trouble, keeper } = useDraft();
  if (state === "conflict") return <Conflict />;
  if (state === "failed") {
    return (
      <Notice kind="warning" announce title={trouble ?? "刚才没有保存成功"}>
        <Button onClick={() => void keeper.flush().catch(() => {})}>再保存一次</Button>
      </Notice>
    );
  }
  return (
    <p className="save-line" role="status">
      {state === "saved" ? "已自动保存" : "正在保存…"}
    </p>
  );
}

function Conflict() {
  return (
    <Notice kind="warning" announce title="这份申请刚在别的设备上改过">
      <p>为了不盖掉那边填的内容，这一页不再保存。请打开最新的一份，接着填。</p>
      <Button kind="primary" onClick={() => location.reload()}>
        打开最新的一份
      </Button>
    </Notice>
  );
}
