import { Link } from "wouter";
import type { MyAssistances } from "#contract/assistance.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { LinkButton } from "../../shared/ui/Button.tsx";
import { instantWords } from "../../shared/words.ts";
import { useMe } from "../account.ts";
import { signInAddress } from "../coming-back.ts";
import { Page } from "../Page.tsx";
import "../cases/cases.css";
import "./assistance.css";

/** 帮代办: ask for somebody's help, see who helps, what they may do. */
export function AssistancePage() {
  const { data: me } = useMe();
  return (
    <Page title="帮代办" crumbs={[{ name: "首页", href: "/" }]}>
      <p className="help-lead">办事有困难，请帮办员来帮您。村里、镇上、县里都有，不收钱。</p>
      <div className="btns help-big">
        <LinkButton href="/assistance/new" kind="primary">
          请人帮忙
        </LinkButton>
        <LinkButton href="/assistance/guidance">约视频导办</LinkButton>
        {me && <LinkButton href="/assistance/mandates">我的委托书</LinkButton>}
      </div>
      {me === null && (
        <p>
          <Link href={signInAddress("/assistance")}>登录</Link>后可以看到您的求助和委托书。不会上网的，打
          12345 或到就近的便民服务点说一声。
        </p>
      )}
      {me && <Mine />}
    </Page>
  );
}

function Mine() {
  const mine = useRead<MyAssistances>("/assistance");
  return (
    <Loaded query={mine}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p className="soft">您还没有请人帮过忙。</p>
        ) : (
          <>
            <h2>我的求助</h2>
            <ul className="cases">
              {rows.map((row) => (
                <li key={row.number}>
                  <Link href={`/assistance/${row.number}`} className="cases-name">
                    {row.forName ? `${row.subject}（替${row.forName}）` : row.subject}
                  </Link>
                  <p className="cases-facts">
                    <StateTag state={row.state} name={row.stateName} />
                    <span>{instantWords(row.askedAt)}</span>
                  </p>
                  <p className="cases-more">
                    {row.helper && !row.concluded
                      ? `帮办员 ${row.helper.name}，电话 ${row.helper.phone}`
                      : row.stateText}
                  </p>
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Loaded>
  );
}
