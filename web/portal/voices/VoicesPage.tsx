import { Link, useSearchParams } from "wouter";
import type { MyVoices } from "#contract/voice.ts";
import { voiceKindNames } from "#contract/voice-words.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { LinkButton } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { instantWords } from "../../shared/words.ts";
import { useMe } from "../account.ts";
import { signInAddress } from "../coming-back.ts";
import { Page } from "../Page.tsx";
import "../cases/cases.css";

/** 我的反映: what I brought with my name; without it there is only the code. */
export function VoicesPage() {
  const { data: me } = useMe();
  return (
    <Page title="我的反映" crumbs={[{ name: "首页", href: "/" }]}>
      <p>事情办不成、对服务不满意、有人吃拿卡要，都可以在这里说。投诉和线索可以匿名。</p>
      <div className="btns">
        <LinkButton href="/voices/new?kind=unresolved" kind="primary">
          反映办不成的事
        </LinkButton>
        <LinkButton href="/voices/new?kind=complaint">投诉、建议和线索</LinkButton>
        <LinkButton href="/voices/code">凭查询码查看</LinkButton>
      </div>
      <p>
        <Link href="/voices/board" className="go">
          看看大家反映的事怎样了
        </Link>
      </p>
      {me === null && (
        <p>
          <Link href={signInAddress("/voices")}>登录</Link>后可以看到您实名反映的事。
        </p>
      )}
      {me && <Mine />}
    </Page>
  );
}

function Mine() {
  const [params] = useSearchParams();
  const before = params.get("before");
  const mine = useRead<MyVoices>("/voices", { params: { before } });
  return (
    <Loaded query={mine}>
      {({ rows, next }) =>
        rows.length === 0 ? (
          <EmptyState title="您还没有实名反映过什么">
            <p>匿名反映的不在这里，请凭查询码查看。</p>
          </EmptyState>
        ) : (
          <>
            <ul className="cases">
              {rows.map((row) => (
                <li key={row.number}>
                  <Link href={`/voices/${row.number}`} className="cases-name">
                    {`${voiceKindNames[row.kind]}：${row.aboutText}`}
                  </Link>
                  <p className="cases-facts">
                    <StateTag state={row.state} name={row.stateName} />
                    <span>{instantWords(row.receivedAt)}</span>
                  </p>
                  <p className="cases-more">{row.stateText}</p>
                </li>
              ))}
            </ul>
            <Pager
              first={before ? "/voices" : undefined}
              next={next ? `/voices?before=${next}` : undefined}
            />
          </>
        )
      }
    </Loaded>
  );
}
