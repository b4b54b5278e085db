import { useMutation } from "@tanstack/react-query";
import { Link, useSearchParams } from "wouter";
import type { NoticesPage as Answer, NoticeView, ReadNotices } from "#contract/notices.ts";
import { noticeKindNames } from "#contract/words.ts";
import { post, type Refused } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { instantWords } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { deskPage, type NoticeFilter, noticesAddress, readNoticeFilter, tagOf } from "./notices.ts";
import "./notices.css";

const path = "/staff/notices";

/** 通知: what the hall told me, newest first; a notice that was opened is read. */
export function NoticesPage() {
  const [params] = useSearchParams();
  const filter = readNoticeFilter(params.toString());
  const before = params.get("before") ?? undefined;
  const list = useRead<Answer>(path, { params: { ...filter, before }, keep: true });
  const reading = useReading();
  return (
    <Page title="通知" beside={<Link href="/account#notices">怎样通知我</Link>}>
      {reading.error && (
        <Notice kind="error" announce>
          {reading.error.message}
        </Notice>
      )}
      <Loaded query={list} lines={10}>
        {(data) => (
          <>
            <Filters filter={filter} data={data} />
            {data.notices.length === 0 ? (
              <Nothing filter={filter} />
            ) : (
              <>
                <Table
                  caption="通知，最近的在前"
                  captionHidden
                  columns={columnsWith((id) => reading.mutate({ ids: [id] }))}
                  rows={data.notices}
                  rowKey={({ id }) => id}
                  rowClass={({ read }) => (read ? undefined : "unread")}
                />
                {data.unread > 0 && (
                  <Button
                    busy={reading.isPending}
                    onClick={() => reading.mutate(filter.kind ? { kind: filter.kind } : {})}
                  >
                    {filter.kind ? `把${noticeKindNames[filter.kind]}都标为已读` : "都标为已读"}
                  </Button>
                )}
              </>
            )}
            <Pager
              first={before && noticesAddress(filter)}
              next={data.next && noticesAddress(filter, data.next)}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function useReading() {
  return useMutation<unknown, Refused, ReadNotices>({
    mutationFn: (which) => post(`${path}/read`, which),
    onSuccess: () => refresh(path),
  });
}

function Filters({ filter, data }: { filter: NoticeFilter; data: Answer }) {
  const kinds = data.kinds.map(({ kind, unread }) => ({ kind, unread }));
  if (filter.kind && !kinds.some(({ kind }) => kind === filter.kind))
    kinds.push({ kind: filter.kind, unread: 0 });
  return (
    <nav className="filters no-print" aria-label="筛选">
      <ul className="chips" aria-label="读没读过">
        <Chip filter={{ ...filter, unread: undefined }} now={!filter.unread} name="全部" />
        <Chip
          filter={{ ...filter, unread: true }}
          now={filter.unread === true}
          name={`未读 ${data.unread}`}
        />
      </ul>
      {kinds.length > 0 && (
        <ul className="chips" aria-label="类别">
          <Chip filter={{ ...filter, kind: undefined }} now={!filter.kind} name="各类" />
          {kinds.map(({ kind, unread }) => (
            <Chip
              key={kind}
              filter={{ ...filter, kind }}
              now={filter.kind === kind}
              name={`${noticeKindNames[kind]} ${unread}`}
            />
          ))}
        </ul>
      )}
    </nav>
  );
}

type Loose = { [K in keyof NoticeFilter]: NoticeFilter[K] | undefined };

function Chip({ filter: { kind, unread }, now, name }: { filter: Loose; now: boolean; name: string }) {
  const to = { ...(kind && { kind }), ...(unread && { unread }) };
  return (
    <li>
      <Link href={noticesAddress(to)} aria-current={now ? "true" : undefined}>
        {name}
      </Link>
    </li>
  );
}

const columnsWith = (onOpen: (id: string) => void): Column<NoticeView>[] => [
  {
    key: "kind",
    head: "类别",
    cell: ({ kind }) => <Tag kind={tagOf(kind)}>{noticeKindNames[kind]}</Tag>,
  },
  {
    key: "text",
    head: "内容",
    main: true,
    cell: (notice) => <Subject notice={notice} onOpen={onOpen} />,
  },
  {
    key: "at",
    head: "时间",
    cell: ({ at }) => <span className="notice-at">{instantWords(at)}</span>,
  },
  {
    key: "read",
    head: "状态",
    cell: ({ read, id }) =>
      read ? <span className="soft">已读</span> : <Button onClick={() => onOpen(id)}>标为已读</Button>,
  },
];

function Subject({ notice, onOpen }: { notice: NoticeView; onOpen: (id: string) => void }) {
  const { id, text, href, read, urgent } = notice;
  const words = (
    <>
      {urgent && <b className="notice-urgent">紧急 </b>}
      {text}
    </>
  );
  const open = () => !read && onOpen(id);
  const page = deskPage(href);
  if (page === undefined)
    return (
      <a href={href} onClick={open}>
        {words}
      </a>
    );
  return (
    <Link href={page} onClick={open}>
      {words}
    </Link>
  );
}

function Nothing({ filter }: { filter: NoticeFilter }) {
  if (filter.kind || filter.unread)
    return (
      <EmptyState title={filter.unread ? "都读过了" : "没有这类通知"}>
        <LinkButton href="/notices">看全部</LinkButton>
      </EmptyState>
    );
  return (
    <EmptyState title="还没有通知">
      <p>预警、红黄牌、督办等要您知道的事，会出现在这里。</p>
    </EmptyState>
  );
}
