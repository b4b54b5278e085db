import { Link, useSearchParams } from "wouter";
import type { BundleList } from "#contract/bundle.ts";
import type { ItemHits, PortalHome } from "#contract/portal.ts";
import { bundlesFor } from "../../shared/bundle/bundles.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { AnswersFor } from "../answers/AnswerList.tsx";
import { AskQuestion } from "../answers/AskQuestion.tsx";
import { BundleLinks } from "../bundle/BundleLinks.tsx";
import { Page } from "../Page.tsx";
import { ItemList } from "../parts/ItemList.tsx";
import { ItemSearch } from "../parts/ItemSearch.tsx";
import "./search.css";

const sides = [
  { value: "", name: "全部" },
  { value: "person", name: "个人" },
  { value: "enterprise", name: "企业" },
];

/** R1.11 服务对象 that stands for each side. */
const objects: Record<string, string> = { person: "1", enterprise: "2" };

/** Results of the search, or a theme's items; what is filtered stands in the address. */
export function SearchPage() {
  const [params] = useSearchParams();
  const q = params.get("q") ?? "";
  const side = params.get("for") ?? "";
  const asked = { q, theme: params.get("theme"), organ: params.get("organ"), object: objects[side] };
  const home = useRead<PortalHome>("/portal/home");
  const hits = useRead<ItemHits>("/items/search", {
    params: { ...asked, after: params.get("after"), limit: 20 },
    keep: true,
  });
  const bundles = useRead<BundleList>("/bundles");
  const theme = home.data?.themes.find((each) => each.id === asked.theme);
  return (
    <Page title={title(q, theme?.name)} crumbs={[{ name: "首页", href: "/" }]}>
      <ItemSearch start={q} />
      <nav className="filters" aria-label="谁来办">
        {sides.map((each) => (
          <Link
            key={each.value}
            href={withParams(params, { for: each.value, after: "" })}
            aria-current={side === each.value ? "true" : undefined}
          >
            {each.name}
          </Link>
        ))}
        {theme && (
          <Link href={withParams(params, { theme: "", after: "" })} className="filters-off">
            {`不限“${theme.name}”`}
          </Link>
        )}
      </nav>
      <BundleLinks bundles={bundlesFor(bundles.data?.bundles ?? [], params.has("after") ? "" : q)} />
      <Loaded query={hits}>
        {(data) =>
          data.items.length > 0 ? (
            <>
              <ItemList items={data.items} />
              <Pager
                first={params.has("after") ? withParams(params, { after: "" }) : undefined}
                next={data.next ? withParams(params, { after: data.next }) : undefined}
              />
            </>
          ) : (
            <Nothing key={q} q={q} narrowed={Boolean(asked.theme || asked.organ || side)} />
          )
        }
      </Loaded>
      {!params.has("after") && <AnswersFor q={q} />}
    </Page>
  );
}

function title(q: string, theme: string | undefined): string {
  if (q) return `搜索：${q}`;
  return theme ?? "全部事项";
}

function Nothing({ q, narrowed }: { q: string; narrowed: boolean }) {
  return (
    <EmptyState title={q ? `没有找到“${q}”` : "这里还没有事项"}>
      <ul>
        <li>换个说法试试，用两三个字，例如“开店”“社保卡”“建房”</li>
        {narrowed && q && (
          <li>
            <Link href={`/search?q=${encodeURIComponent(q)}`} className="go">
              在全部事项里找
            </Link>
          </li>
        )}
        <li>
          <Link href="/" className="go">
            按事情找
          </Link>
        </li>
        <li>
          打 <a href="tel:12345">12345</a>，说出您要办的事，有人告诉您
        </li>
      </ul>
      {q && <p>您的说法我们记下了，会补进搜索里。</p>}
      {q && (
        <Details summary="直接问工作人员">
          <AskQuestion start={q} />
        </Details>
      )}
    </EmptyState>
  );
}

function withParams(params: URLSearchParams, changes: Record<string, string>): string {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next.size > 0 ? `/search?${next}` : "/search";
}
