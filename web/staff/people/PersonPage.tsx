import { useState } from "react";
import type { StaffView } from "#contract/staff.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { Page } from "../frame/Page.tsx";
import { Facts } from "../parts/Facts.tsx";
import { AccountCommands } from "./AccountCommands.tsx";
import { PersonPosts } from "./PersonPosts.tsx";
import { statesOf } from "./people.ts";
import { usePlaces } from "./places.ts";
import "./people.css";

/** One account: whose it is, what may be done with it, and its posts. */
export function PersonPage({ account }: { account: string }) {
  const people = useRead<{ staff: StaffView[] }>("/staff/staff", { params: { search: account, limit: 200 } });
  const person = people.data?.staff.find((one) => one.account === account);
  return (
    <Page title={person?.name ?? "工作人员"}>
      <Loaded query={people}>
        {() => (person ? <Person person={person} /> : <EmptyState title="没有这个账号" />)}
      </Loaded>
    </Page>
  );
}

function Person({ person }: { person: StaffView }) {
  const places = usePlaces();
  const [done, setDone] = useState<string>();
  const states = statesOf(person, new Date().toISOString());
  return (
    <>
      {done && (
        <Notice kind="success" announce>
          {done}
        </Notice>
      )}
      <Facts
        rows={[
          ["登录名", person.account],
          ["所在机构", person.organName],
          [
            "账号",
            states.length > 0 ? (
              <span className="account-states" key="states">
                {states.map(({ kind, word }) => (
                  <Tag key={word} kind={kind}>
                    {word}
                  </Tag>
                ))}
              </span>
            ) : (
              "正常"
            ),
          ],
        ]}
      />
      {places && <AccountCommands person={person} places={places} onDone={setDone} />}
      {places && <PersonPosts person={person} places={places} onDone={setDone} />}
    </>
  );
}
