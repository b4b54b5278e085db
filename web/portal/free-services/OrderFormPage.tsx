import { useLocation } from "wouter";
import type { FreeOffer, FreeServicesOf } from "#contract/free-services.ts";
import { type Ordering, startOf } from "../../shared/free-order.ts";
import { OrderFields, type OrderWords, useOrdering } from "../../shared/OrderFields.tsx";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { ErrorSummary } from "../../shared/ui/ErrorSummary.tsx";
import { Page } from "../Page.tsx";

/** One free service for one of my matters: to whom, where to, from whom. One page, a phone is enough. */
export function OrderFormPage({ number, kind }: { number: string; kind: string }) {
  const found = useRead<FreeServicesOf>("/free-services", { params: { numbers: number } });
  const offer = found.data?.offers.find((each) => each.kind === kind);
  const crumbs = [
    { name: "首页", href: "/" },
    { name: "我的办件", href: "/cases" },
    { name: "办件", href: `/cases/${number}` },
  ];
  return (
    <Page title={offer?.name ?? "免费服务"} crumbs={crumbs}>
      <Loaded query={found}>
        {({ recipient }) =>
          offer ? (
            <OrderForm offer={offer} start={startOf(offer, recipient)} />
          ) : (
            <EmptyState title="现在不能要这项免费服务">
              <p>可能已经要过了，或者办件没有办成。</p>
              <LinkButton href={`/cases/${number}`} kind="primary">
                回到办件
              </LinkButton>
            </EmptyState>
          )
        }
      </Loaded>
    </Page>
  );
}

const words: OrderWords = {
  ways: { post: "寄给我", collect: "到大厅领取" },
  ...{ supplier: "由哪家提供", supplierHint: "都由大厅付费，您可以任选" },
  name: { post: "收件人", collect: "领取人" },
  ...{ phone: "手机号", phoneHint: "寄出、可以领取时发短信到这里" },
};

function OrderForm({ offer, start }: { offer: FreeOffer; start: Ordering }) {
  const [, navigate] = useLocation();
  const ordering = useOrdering(
    "/free-services",
    () => start,
    async (number) => {
      await refresh("/free-services", "/applications");
      navigate(`/free-services/${number}`);
    },
  );
  const { now, errors, busy, submit } = ordering;
  return (
    <form onSubmit={submit(offer)} noValidate>
      <p>{`${offer.detail}。不收任何费用。`}</p>
      <p className="soft">{promise(offer, now)}</p>
      <ErrorSummary errors={errors} />
      <OrderFields offer={offer} ordering={ordering} words={words} own />
      <Button type="submit" kind="primary" busy={busy}>
        {now.way === "post" ? "请免费寄给我" : "要这项免费服务"}
      </Button>
    </form>
  );
}

const units = { W: "个工作日", D: "天", H: "个工作小时" } as const;
const limitWords = ({ n, unit }: FreeOffer["limits"]["dispatch"]) => `${n} ${units[unit]}`;

/** What is promised, in the bureau's own limits. */
function promise({ waits, limits }: FreeOffer, { way }: Ordering): string {
  const from = waits ? "办件有了结果以后" : "下单以后";
  const dispatch = `${from} ${limitWords(limits.dispatch)}内`;
  return way === "post"
    ? `${dispatch}寄出，寄出后 ${limitWords(limits.arrive)}内送到。`
    : `${dispatch}做好，放在大厅等您领取。`;
}
