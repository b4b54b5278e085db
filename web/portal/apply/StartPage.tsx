import { type UseQueryResult, useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import type { BundleGuide } from "#contract/bundle.ts";
import type { Draft, DraftSummary } from "#contract/draft.ts";
import type { Answers } from "#contract/form.ts";
import type { ItemGuide, Me, MyEnterprise } from "#contract/portal.ts";
import { post, put, type Refused } from "../../shared/api.ts";
import { kept } from "../../shared/kept.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { ErrorSummary } from "../../shared/ui/ErrorSummary.tsx";
import { RadioGroup } from "../../shared/ui/RadioGroup.tsx";
import { DraftList } from "../cases/DraftList.tsx";
import { Page } from "../Page.tsx";
import { IdentityForm } from "../parts/IdentityForm.tsx";

/** What can be begun: an item, or a bundle. */
interface Beginning {
  key: string;
  name: string;
  objects: readonly string[];
  bundle: boolean;
  /** Address of its guide. */
  guide: string;
}

export function StartPage({ item: key }: { item: string }) {
  const guide = useRead<ItemGuide>(`/items/${encodeURIComponent(key)}`);
  const item = guide.data?.item;
  return (
    <Start
      query={guide}
      what={item && { key, name: item.name, objects: item.objects, bundle: false, guide: `/items/${key}` }}
    />
  );
}

export function StartBundlePage({ bundle: key }: { bundle: string }) {
  const guide = useRead<BundleGuide>(`/bundles/${encodeURIComponent(key)}`);
  const bundle = guide.data?.bundle;
  return (
    <Start
      query={guide}
      what={
        bundle && { key, name: bundle.name, objects: bundle.objects, bundle: true, guide: `/bundles/${key}` }
      }
    />
  );
}

/** Before an application: for whom it is, and whether one was begun already. */
function Start({ query, what }: { query: UseQueryResult<unknown, Refused>; what: Beginning | undefined }) {
  const drafts = useRead<{ drafts: DraftSummary[] }>("/drafts");
  const enterprises = useRead<{ enterprises: MyEnterprise[] }>("/me/enterprises");
  const me = useRead<Me>("/me");
  const begun =
    drafts.data?.drafts.filter(
      (draft) => draft.item.key === what?.key && (draft.bundle ?? false) === what.bundle,
    ) ?? [];
  return (
    <Page
      title={what ? `申请：${what.name}` : "网上申请"}
      crumbs={[{ name: "首页", href: "/" }, ...(what ? [{ name: "办事指南", href: what.guide }] : [])]}
    >
      <Loaded query={query}>
        {() => (
          <Loaded query={enterprises}>
            {(mine) => (
              <>
                {begun.length > 0 && (
                  <section>
                    <h2>您有没交的申请，可以接着办</h2>
                    <DraftList drafts={begun} />
                  </section>
                )}
                <Loaded query={me}>
                  {(person) =>
                    person.name && person.idNumber ? (
                      what && <Begin what={what} enterprises={mine.enterprises} again={begun.length > 0} />
                    ) : (
                      <WhoIsIt me={person} />
                    )
                  }
                </Loaded>
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

/** R13.4 name and number are asked for only when somebody applies, because an application needs an applicant. */
function WhoIsIt({ me }: { me: Me }) {
  return (
    <section>
      <h2>先告诉我们您是谁</h2>
      <p>申请要写明申请人。填一次就行，以后自动带出。</p>
      <IdentityForm me={me} />
    </section>
  );
}

function Begin(props: { what: Beginning; enterprises: MyEnterprise[]; again: boolean }) {
  const { what, enterprises } = props;
  const options = applicants(what, enterprises);
  const [who, setWho] = useState(options.length === 1 ? options[0]!.value : "");
  const [unchosen, setUnchosen] = useState(false);
  const [, navigate] = useLocation();
  const begin = useMutation<Draft, Refused>({
    mutationFn: () => openDraft(what, who === "self" ? undefined : who),
    onSuccess: (draft) => {
      void refresh("/drafts");
      navigate(`/drafts/${draft.id}`, { replace: true });
    },
  });
  const press = () => {
    setUnchosen(who === "");
    if (who !== "") begin.mutate();
  };
  const errors = [
    ...(unchosen ? [{ field: "who", message: "请选择为谁申请" }] : []),
    ...(begin.error ? [{ message: begin.error.message }] : []),
  ];
  return (
    <section>
      {props.again && <h2>或者，新办一件</h2>}
      <ErrorSummary errors={errors} />
      {options.length > 1 && (
        <RadioGroup
          id="who"
          label="为谁申请？"
          options={options}
          value={who}
          onChange={setWho}
          error={unchosen && who === "" ? "请选择为谁申请" : undefined}
        />
      )}
      <p>填的内容随时自动保存，停下来、换手机都能接着填。</p>
      <div className="btns">
        <Button kind="primary" busy={begin.isPending} onClick={press}>
          开始填
        </Button>
        <LinkButton href={what.guide}>再看看办事指南</LinkButton>
      </div>
    </section>
  );
}

function applicants({ objects }: Beginning, enterprises: MyEnterprise[]) {
  const self = { value: "self", label: "我自己（个人、个体工商户）" };
  const mine = enterprises.map(({ uscc, name }) => ({ value: uscc, label: name, hint: uscc }));
  const onlyPeople = objects.every((code) => code === "1");
  return onlyPeople ? [self] : [self, ...mine];
}

/** Opens the draft and carries over what was answered on the guide. */
async function openDraft({ key, bundle }: Beginning, actingFor: string | undefined): Promise<Draft> {
  const body = { item: key, ...(bundle && { bundle }), ...(actingFor && { actingFor }) };
  const draft = await post<Draft>("/drafts", body);
  const situation = kept<Answers>(`situation.${key}`);
  if (!situation || Object.keys(draft.content.situation).length > 0) return draft;
  return put<Draft>(`/drafts/${draft.id}`, {
    version: draft.version,
    content: { ...draft.content, situation },
  });
}
