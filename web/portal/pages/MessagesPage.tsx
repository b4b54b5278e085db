import { Link } from "wouter";
import type { MyMessage } from "#contract/portal.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { instantWords } from "../../shared/words.ts";
import { Page } from "../Page.tsx";
import "./messages.css";

/** What the hall told me; the same words went out by SMS. */
export function MessagesPage() {
  const messages = useRead<{ messages: MyMessage[] }>("/messages");
  return (
    <Page title="消息" crumbs={[{ name: "首页", href: "/" }]}>
      <Loaded query={messages}>
        {(data) =>
          data.messages.length === 0 ? (
            <EmptyState title="还没有消息">
              <p>您的办件有进展时，这里和手机短信都会告诉您。</p>
            </EmptyState>
          ) : (
            <ul className="messages">
              {data.messages.map((message) => (
                <OneMessage key={message.id} message={message} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
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
        <Link href={`/cases/${message.number}`} className="go">
          看这件事的进度
        </Link>
      )}
    </li>
  );
}
