import { useEffect } from "react";
import { Link, useSearchParams } from "wouter";
import type { Inbox } from "#contract/messages.ts";
import type { MyMessage } from "#contract/portal.ts";
import { post } from "../../shared/api.ts";
import { portalPage } from "../../shared/case-number.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { instantWords } from "../../shared/words.ts";
import { Page } from "../Page.tsx";
import "./messages.css";

/** What the hall told me; the same words went out by SMS. */
export function MessagesPage() {
  const [params] = useSearchParams();
  const before = params.get("before");
  const messages = useRead<Inbox>("/messages", { params: { before } });
  useReadMark(messages.data);
  return (
    <Page title="消息" crumbs={[{ name: "首页", href: "/" }]}>
      <Loaded query={messages}>
        {(data) =>
          data.messages.length === 0 ? (
            <EmptyState title="还没有消息">
              <p>您的办件有进展时，这里和手机短信都会告诉您。</p>
            </EmptyState>
          ) : (
            <>
              <ul className="messages">
                {data.messages.map((message) => (
                  <OneMessage key={message.id} message={message} />
                ))}
              </ul>
              <Pager
                first={before ? "/messages" : undefined}
                next={data.next ? `/messages?before=${encodeURIComponent(data.next)}` : undefined}
              />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

/** What has been shown has been read; the page itself keeps its marks until it is opened again. */
function useReadMark(inbox: Inbox | undefined) {
  useEffect(() => {
    const ids = inbox?.messages.filter((message) => !message.read).map((message) => message.id) ?? [];
    if (ids.length === 0) return;
    post("/messages/read", { ids }).then(
      () => refresh("/me"),
      () => {}, // They stay unread and are marked the next time.
    );
  }, [inbox]);
}

function OneMessage({ message }: { message: MyMessage }) {
  return (
    <li>
      <p className="messages-head">
        <b>{message.title}</b>
        {!message.read && <Tag kind="asked">新</Tag>}
        <time dateTime={message.at}>{instantWords(message.at)}</time>
      </p>
      <p>{message.text}</p>
      {message.number && (
        <Link href={portalPage(message.number)} className="go">
          看这件事的进度
        </Link>
      )}
    </li>
  );
}
