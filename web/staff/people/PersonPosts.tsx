import { useState } from "react";
import type { Post } from "#contract/people.ts";
import type { StaffView } from "#contract/staff.ts";
import { post } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { useSignedIn } from "../account.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { type Places, postFields, postWords } from "./people.ts";

/** Posts of one person; only the security administrator gives and takes them, never their own (R13.3). */
export function PersonPosts(props: { person: StaffView; places: Places; onDone: (words: string) => void }) {
  const { person, places } = props;
  const me = useSignedIn();
  const mayGrant = me.may.includes("role.grant") && me.id !== person.id && !person.closed;
  const [granting, setGranting] = useState(false);
  const [taking, setTaking] = useState<Post>();
  const done = (words: string) => {
    setGranting(false);
    setTaking(undefined);
    props.onDone(words);
    void refresh("/staff/staff");
  };
  return (
    <section aria-label="岗位">
      <h2>岗位</h2>
      {person.posts.length === 0 && <p className="soft">没有岗位，什么都做不了。</p>}
      <ul className="posts">
        {person.posts.map((each) => (
          <li key={each.id}>
            {postWords(each, places)}
            {mayGrant && (
              <Button kind="quiet" onClick={() => setTaking(each)}>
                收回<span className="visually-hidden">：{postWords(each, places)}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayGrant && (
        <Button kind="primary" onClick={() => setGranting(true)}>
          授予岗位
        </Button>
      )}
      {me.may.includes("role.grant") && me.id === person.id && (
        <p className="soft">自己的岗位要由另一名安全管理员来办。</p>
      )}
      {granting && (
        <CommandDialog
          title={`给${person.name}授予岗位`}
          action="授予岗位"
          fields={postFields(places)}
          start={{ organ: person.organ, reach: "organ" }}
          send={({ halls = [], ...data }, requestKey) =>
            post("/staff/posts", { requestKey, staff: person.id, halls, ...data })
          }
          onDone={() => done("岗位已经授予，马上有效。")}
          onClose={() => setGranting(false)}
        >
          <p>系统、安全、审计管理员三员分立，不能兼任其他角色。</p>
        </CommandDialog>
      )}
      {taking && (
        <CommandDialog
          title="收回岗位？"
          action="收回岗位"
          grave
          send={(_, requestKey) => post(`/staff/posts/${taking.id}/revoke`, { requestKey })}
          onDone={() => done("岗位已经收回，马上有效。")}
          onClose={() => setTaking(undefined)}
        >
          <p>{`${person.name}不再是“${postWords(taking, places)}”，正在做的事也会马上做不了。`}</p>
        </CommandDialog>
      )}
    </section>
  );
}
