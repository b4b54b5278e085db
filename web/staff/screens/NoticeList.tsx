import { useState } from "react";
import type { KeptNotice } from "#contract/screen.ts";
import { post, put } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { instantWords, todayAt } from "../../shared/words.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { noticeBody, noticeFields, noticeStart, path, stateNames } from "./screens.ts";

/** Notices on the screens of a hall: those shown and coming, and what was shown lately. */
export function NoticeList({ hall, notices }: { hall: string; notices: readonly KeptNotice[] }) {
  const [writing, setWriting] = useState<KeptNotice | "new">();
  const [ending, setEnding] = useState<KeptNotice>();
  return (
    <section>
      <h2>公告</h2>
      <div className="btns">
        <Button kind="primary" onClick={() => setWriting("new")}>
          写一条公告
        </Button>
      </div>
      {notices.length === 0 && (
        <EmptyState title="现在没有公告">
          <p>停电、系统升级、延时服务，写在这里，大屏上一分钟之内就能看到，到期自动撤下。</p>
        </EmptyState>
      )}
      <ul className="screens-list">
        {notices.map((notice) => (
          <li key={notice.id}>
            <div>
              <strong>{notice.title}</strong>{" "}
              <Tag kind={notice.state === "shown" ? "good" : "waiting"}>{stateNames[notice.state]}</Tag>{" "}
              {notice.urgent && <Tag kind="warning">重要</Tag>}
              <p>{notice.text}</p>
              <p className="soft">
                {`${instantWords(notice.from)} 到 ${instantWords(notice.until)}，${notice.madeBy}写的`}
              </p>
            </div>
            {notice.state !== "over" && (
              <div className="btns">
                <Button onClick={() => setWriting(notice)}>
                  修改<span className="visually-hidden">：{notice.title}</span>
                </Button>
                <Button onClick={() => setEnding(notice)}>
                  撤下<span className="visually-hidden">：{notice.title}</span>
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {writing && <WriteNotice hall={hall} notice={writing} onClose={() => setWriting(undefined)} />}
      {ending && <EndNotice notice={ending} onClose={() => setEnding(undefined)} />}
    </section>
  );
}

function WriteNotice(props: { hall: string; notice: KeptNotice | "new"; onClose: () => void }) {
  const { hall, notice, onClose } = props;
  const today = todayAt(new Date());
  const known = notice === "new" ? undefined : notice;
  return (
    <CommandDialog
      title={known ? "修改公告" : "写一条公告"}
      action={known ? "保存公告" : "放到大屏上"}
      fields={noticeFields(today)}
      start={noticeStart(known, today)}
      send={(data, requestKey) => {
        const body = { requestKey, ...noticeBody(data) };
        if (!known) return post(`${path}/${hall}/notices`, body);
        return put(`/staff/screen-notices/${known.id}`, { ...body, version: known.version });
      }}
      onDone={() => done(onClose)}
      onClose={onClose}
    />
  );
}

function EndNotice({ notice, onClose }: { notice: KeptNotice; onClose: () => void }) {
  return (
    <CommandDialog
      title={`撤下：${notice.title}`}
      action="撤下公告"
      send={(_, requestKey) =>
        post(`/staff/screen-notices/${notice.id}/end`, { requestKey, version: notice.version })
      }
      onDone={() => done(onClose)}
      onClose={onClose}
    >
      <p>大屏上一分钟之内不再显示。要再显示，请新写一条。</p>
    </CommandDialog>
  );
}

function done(onClose: () => void): void {
  void refresh(path);
  onClose();
}
