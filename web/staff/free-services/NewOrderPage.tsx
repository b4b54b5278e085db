import { Link, useLocation, useSearchParams } from "wouter";
import type { FreeOffer, FreeServicesOf } from "#contract/free-services.ts";
import { startOf } from "../../shared/free-order.ts";
import { OrderFields, type OrderWords, useOrdering } from "../../shared/OrderFields.tsx";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { ErrorSummary } from "../../shared/ui/ErrorSummary.tsx";
import { RadioGroup } from "../../shared/ui/RadioGroup.tsx";
import { numberWords } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { FreeNav } from "./FreeNav.tsx";
import { wayWords } from "./free-services.ts";

/** A clerk orders for whoever stands there, with the matter that was just received or decided. */
export function NewOrderPage() {
  const [params] = useSearchParams();
  const number = params.get("about") ?? "";
  const found = useRead<FreeServicesOf>("/staff/free-services/offers", { params: { numbers: number } });
  return (
    <Page title="要免费服务">
      <FreeNav />
      <p>
        随办件 <Link href={`/cases/${number}`}>{numberWords(number)}</Link>
      </p>
      <Loaded query={found}>
        {({ offers, orders }) => (
          <>
            {orders.length > 0 && (
              <ul>
                {orders.map((order) => (
                  <li key={order.number}>
                    已经要了 <Link href={`/free-services/orders/${order.number}`}>{order.kindName}</Link>
                    {`：${order.stateName}`}
                  </li>
                ))}
              </ul>
            )}
            {offers.length === 0 ? (
              <EmptyState title="这个办件没有可以要的免费服务">
                <p>可能次数用完了，或者现在没有合同期内的供应商。</p>
              </EmptyState>
            ) : (
              <OrderForm key={number} offers={offers} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

const words: OrderWords = {
  ways: wayWords,
  supplier: "哪家供应商",
  name: { post: "收件人", collect: "领取人" },
  phone: "收件人手机号",
};

function OrderForm({ offers }: { offers: FreeOffer[] }) {
  const [, navigate] = useLocation();
  const ordering = useOrdering(
    "/staff/free-services/orders",
    () => startOf(offers[0]!),
    async (number) => {
      await refresh("/staff/free-services");
      navigate(`/free-services/orders/${number}`);
    },
  );
  const { now, errors, busy, change, submit } = ordering;
  const offer = offers.find(({ kind }) => kind === now.kind) ?? offers[0]!;
  return (
    <form onSubmit={submit(offer)} noValidate>
      <ErrorSummary errors={errors} />
      <RadioGroup
        id="kind"
        label="要什么"
        value={now.kind}
        options={offers.map(({ kind, name, detail }) => ({ value: kind, label: name, hint: detail }))}
        onChange={(kind) => {
          const chosen = offers.find((each) => each.kind === kind);
          if (chosen) change({ ...startOf(chosen), name: now.name, phone: now.phone, address: now.address });
        }}
      />
      <OrderFields offer={offer} ordering={ordering} words={words} />
      {offer.waits && <p className="soft">办件还没有结果：先登记，有了结果自动开始。</p>}
      <Button type="submit" kind="primary" busy={busy}>
        下单
      </Button>
    </form>
  );
}
