import { type FormEvent, useState } from "react";
import { Link, useLocation, useSearchParams } from "wouter";
import type { StaffView } from "#contract/staff.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { useSignedIn } from "../account.ts";
import { Page } from "../frame/Page.tsx";
import { NewAccount } from "./NewAccount.tsx";
import { type Places, postWords, statesOf } from "./people.ts";
import { usePlaces } from "./places.ts";
import "./people.css";

interface Answer {
  staff: StaffView[];
  next?: string;
}

/** Everybody who works here: the system administrator keeps accounts, the security administrator posts (R13.3). */
export function PeoplePage() {
  const [params] = useSearchParams();
  const search = params.get("search") ?? "";
  const after = params.get("after") ?? undefined;
  const people = useRead<Answer>("/staff/staff", { params: { search, after, limit: 50 }, keep: true });
  const places = usePlaces();
  const may = useSignedIn().may;
  const address = (cursor?: string) => {
    const query = new URLSearchParams({ ...(search && { search }), ...(cursor && { after: cursor }) });
    return `/people?${query}`;
  };
  return (
    <Page
      title="人员和岗位"
      beside={places && <Tools places={places} mayEdit={may.includes("staff.edit")} />}
    >
      <Search key={search} search={search} />
      <Loaded query={people} lines={10}>
        {({ staff, next }) =>
          staff.length === 0 ? (
            <EmptyState title="没有找到这个人">按姓名或登录名找，可以只打一部分。</EmptyState>
          ) : (
            <>
              <Table
                caption="工作人员"
                captionHidden
                columns={columns(places)}
                rows={staff}
                rowKey={(one) => one.id}
              />
              <Pager first={after && address()} next={next && address(next)} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Tools({ places, mayEdit }: { places: Places; mayEdit: boolean }) {
  return (
    <div className="tools no-print">
      {mayEdit && (
        <>
          <NewAccount places={places} />
          <LinkButton href="/people/import">导入</LinkButton>
        </>
      )}
      <a className="btn plain" href="/api/staff/staff.xlsx" download>
        导出表格
      </a>
    </div>
  );
}

function Search({ search }: { search: string }) {
  const [typed, setTyped] = useState(search);
  const [, navigate] = useLocation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    navigate(typed.trim() ? `/people?search=${encodeURIComponent(typed.trim())}` : "/people");
  };
  return (
    <form className="filter-fields" onSubmit={submit}>
      <TextInput label="姓名、登录名" value={typed} onChange={setTyped} />
      <Button type="submit">查找</Button>
    </form>
  );
}

function columns(places: Places | undefined): Column<StaffView>[] {
  const now = new Date().toISOString();
  return [
    {
      key: "name",
      head: "姓名",
      main: true,
      cell: (one) => (
        <>
          <Link href={`/people/${one.account}`}>{one.name}</Link>
          <span className="item-key">{one.account}</span>
        </>
      ),
    },
    { key: "organ", head: "所在机构", cell: (one) => one.organName },
    {
      key: "posts",
      head: "岗位",
      cell: (one) =>
        one.posts.length === 0 ? (
          <span className="soft">没有岗位</span>
        ) : (
          places && one.posts.map((post) => <div key={post.id}>{postWords(post, places)}</div>)
        ),
    },
    {
      key: "state",
      head: "账号",
      cell: (one) => (
        <span className="account-states">
          {statesOf(one, now).map(({ kind, word }) => (
            <Tag key={word} kind={kind}>
              {word}
            </Tag>
          ))}
        </span>
      ),
    },
  ];
}
