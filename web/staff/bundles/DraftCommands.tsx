import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import type { BundleGuide } from "#contract/bundle.ts";
import type { EditedBundle, SavedBundle } from "#contract/bundle-editing.ts";
import { newRequestKey, post, put, type Refused } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { keyKeeper } from "../intention.ts";
import { standingOf, tidied } from "./editing.ts";
import type { Editing } from "./use-editing.ts";

/** To the page: what was done, and reading anew. */
export interface Door {
  done: string | undefined;
  onDone: (words: string | undefined) => void;
  /** Reads what the server has now; what is on the screen stays. */
  onSaved: () => Promise<void>;
  /** Begins again with what the server has now. */
  onReload: () => Promise<void>;
}

interface CommandsProps {
  edited: EditedBundle;
  editing: Editing;
  guide: BundleGuide;
  door: Door;
}

/** Saving, publishing, throwing away; what happened, and what was refused. */
export function DraftCommands(props: CommandsProps) {
  const { edited, editing, door } = props;
  const [asking, setAsking] = useState<"publish" | "discard">();
  const save = useSave(props);
  const drafted = edited.draft !== undefined;
  return (
    <div className="bundle-commands">
      <Standing {...props} />
      {door.done && !editing.dirty && (
        <Notice kind="success" announce>
          {door.done}
        </Notice>
      )}
      {save.error && (
        <Notice kind="error" announce>
          {save.error.message}
        </Notice>
      )}
      <div className="btns">
        <Button kind="primary" busy={save.isPending} onClick={() => save.mutate()}>
          保存草稿
        </Button>
        {mayPublish(props) && <Button onClick={() => setAsking("publish")}>发布草稿</Button>}
        {drafted && !editing.dirty && (
          <LinkButton href={`/bundles/${edited.key}/replay`}>用过去的办件试算</LinkButton>
        )}
        {drafted && <Button onClick={() => setAsking("discard")}>丢弃草稿</Button>}
        {(editing.dirty || save.error?.status === 409) && edited.key !== "new" && (
          <Button kind="quiet" onClick={() => void door.onReload()}>
            不要我的改动，读最新的
          </Button>
        )}
      </div>
      {asking && <Asking {...props} what={asking} onClose={() => setAsking(undefined)} />}
    </div>
  );
}

function mayPublish({ edited, editing, guide }: CommandsProps): boolean {
  if (!edited.allowed.includes("publish") || editing.dirty) return false;
  return standingOf(guide, {}).problems.length === 0;
}

/** What the draft stands for, and who may publish it (R13.3). */
function Standing({ edited: { current, draft }, editing }: CommandsProps) {
  const words = draft
    ? `草稿第 ${draft.bundle.version} 版${draft.own ? "是您编辑的，要由另一名事项管理员发布" : "是同事编辑的，检查无误后可以发布；您一改，就要由别人发布"}。`
    : current
      ? `现在是第 ${current.version} 版。改动先存成草稿，发布前群众看到的不变。`
      : "还没有保存过。";
  return <p className="soft">{editing.dirty ? `${words}有改动还没保存。` : words}</p>;
}

function useSave({ edited, editing, door }: CommandsProps) {
  const [, navigate] = useLocation();
  const [keyOf] = useState(() => keyKeeper(newRequestKey));
  const fresh = edited.key === "new";
  return useMutation<SavedBundle, Refused>({
    mutationFn: () => {
      const bundle = tidied(editing.bundle);
      const body = { revision: editing.revision, bundle, ...(fresh && { fresh }) };
      const path = `/staff/bundles/${encodeURIComponent(fresh ? bundle.key : edited.key)}/draft`;
      return put<SavedBundle>(path, { requestKey: keyOf(body), ...body });
    },
    onSuccess: async ({ revision }) => {
      editing.saved(revision);
      await refresh("/staff/bundles");
      if (fresh) navigate(`/bundles/${editing.bundle.key}`, { replace: true });
      else await door.onSaved();
      door.onDone("草稿已经保存。");
    },
    onError: ({ fields }) => editing.refused(fields),
  });
}

const asked = {
  publish: {
    action: "发布草稿",
    says: "发布后群众马上看到新的办事指南，新的申请按这一版办；在办的件不受影响。发布过的版本不能再改。",
    done: "已经发布。",
    path: "versions",
    grave: false,
  },
  discard: {
    action: "丢弃草稿",
    says: "草稿会删掉，里面改的都没有了。",
    done: "草稿已经丢弃。",
    path: "draft/discard",
    grave: true,
  },
};

function Asking(
  props: CommandsProps & {
    what: "publish" | "discard";
    onClose: () => void;
  },
) {
  const { edited, editing, what, door } = props;
  const [, navigate] = useLocation();
  const { action, says, done, path, grave } = asked[what];
  const finish = async () => {
    props.onClose();
    door.onDone(done);
    if (what === "discard" && !edited.current) {
      await refresh("/staff/bundles");
      navigate("/bundles");
      return;
    }
    await door.onReload();
  };
  return (
    <CommandDialog
      title={`${action}：${editing.bundle.name}`}
      action={action}
      grave={grave}
      send={(_, requestKey) =>
        post(`/staff/bundles/${edited.key}/${path}`, { requestKey, revision: editing.revision })
      }
      onDone={() => void finish()}
      onClose={props.onClose}
    >
      <p>{says}</p>
    </CommandDialog>
  );
}
