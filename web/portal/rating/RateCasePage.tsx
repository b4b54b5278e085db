import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import type { GivenRating, Rated, RatedService, RatedServices } from "#contract/rating.ts";
import { gradeNames } from "#server/kernel/rating/rating.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { portalPage } from "../../shared/case-number.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Textarea } from "../../shared/ui/Textarea.tsx";
import { plainDate } from "../../shared/words.ts";
import { Page } from "../Page.tsx";
import { RatingForm } from "./RatingForm.tsx";
import { StarRow } from "./Stars.tsx";

/** R4.2: 2 is a phone, 1 a computer. */
const channelHere = () => (window.matchMedia("(max-width: 48rem)").matches ? 2 : 1);

/** The services of my matter: rate those that may be rated, see what became of what I said (R4.3, R4.4). */
export function RateCasePage({ number }: { number: string }) {
  const path = `/cases/${number}/ratings`;
  const read = useRead<RatedServices>(path);
  const crumbs = [
    { name: "首页", href: "/" },
    { name: "我的办件", href: "/cases" },
    { name: "办件", href: portalPage(number) },
  ];
  return (
    <Page title="评价服务" crumbs={crumbs}>
      <p>评价自愿，不影响您办事。差评由另外的工作人员联系您核实，承办的人不知道是谁评的。</p>
      <Loaded query={read}>
        {({ services, details }) =>
          services.length === 0 ? (
            <EmptyState title="还不能评价">
              <p>窗口收件以后，或者网上的申请有了结果以后，在这里评价。</p>
            </EmptyState>
          ) : (
            services.map((service) => (
              <section key={service.service} aria-label={service.kindName}>
                <h2>{service.kindName}</h2>
                <p>{`${service.item}，${plainDate(service.servedOn)}`}</p>
                {service.rating ? (
                  <Given path={path} service={service.service} rating={service.rating} />
                ) : (
                  <Open path={path} service={service} details={details} />
                )}
              </section>
            ))
          )
        }
      </Loaded>
      <p>
        <Link href="/ratings" className="go">
          看大家的评价
        </Link>
      </p>
    </Page>
  );
}

function Open(props: { path: string; service: RatedService; details: RatedServices["details"] }) {
  const { path, service } = props;
  if (!service.until) return <p>评价的时间已经过了。有意见可以打 12345。</p>;
  return (
    <>
      <p>{`${plainDate(service.until)}前可以评价一次。`}</p>
      <RatingForm
        details={props.details}
        send={(said) => post<Rated>(path, { ...said, service: service.service, channel: channelHere() })}
        onDone={() => void refresh(path)}
      />
    </>
  );
}

function Given({ path, service, rating }: { path: string; service: number; rating: GivenRating }) {
  return (
    <div className="rating-card">
      <p role="status">
        <StarRow star={rating.star} />
        {` ${gradeNames[rating.grade]}，${plainDate(rating.ratedOn)}评价`}
      </p>
      {rating.details.length > 0 && <p>{rating.details.join("；")}</p>}
      {rating.text && <p>{rating.text}</p>}
      {rating.followUp && <p>{`追评：${rating.followUp}`}</p>}
      {rating.progress && <Notice title={rating.progress} />}
      {rating.reply && <p className="rating-reply">{`答复：${rating.reply}`}</p>}
      {rating.mayFollowUp && <FollowUp path={path} service={service} />}
    </div>
  );
}

/** Once, within the days that are set. */
function FollowUp({ path, service }: { path: string; service: number }) {
  const [text, setText] = useState("");
  const [missing, setMissing] = useState(false);
  const [requestKey] = useState(newRequestKey);
  const add = useMutation<unknown, Refused>({
    mutationFn: () => post(`${path}/follow-up`, { requestKey, service, text: text.trim() }),
    onSuccess: () => refresh(path),
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(text.trim() === "");
        if (text.trim() !== "") add.mutate();
      }}
    >
      <Textarea
        label="追评"
        hint="可以补充一次；星级不变。"
        rows={2}
        max={500}
        value={text}
        onChange={setText}
        error={missing && text.trim() === "" ? "请写要补充的话" : add.error?.message}
      />
      <Button type="submit" busy={add.isPending}>
        提交追评
      </Button>
    </form>
  );
}

/** On the page of a matter: the way to its rating, where there is something to rate or to see. */
export function RateLine({ number }: { number: string }) {
  const { data } = useRead<RatedServices>(`/cases/${number}/ratings`);
  const services = data?.services ?? [];
  if (services.length === 0) return null;
  const open = services.some(({ until }) => until !== undefined);
  return (
    <p>
      <Link href={`/cases/${number}/rate`} className={open ? "btn primary" : "go"}>
        {open ? "评价服务" : "看我的评价"}
      </Link>
    </p>
  );
}
