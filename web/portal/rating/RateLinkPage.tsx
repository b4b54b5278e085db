import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Rated, RatingInvitation } from "#contract/rating.ts";
import { post, type Refused } from "../../shared/api.ts";
import { Loaded } from "../../shared/query.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { plainDate } from "../../shared/words.ts";
import { Page } from "../Page.tsx";
import { RatingForm } from "./RatingForm.tsx";

/** What the link of an SMS or a code leads to: one service, rated once, without signing in (R4.2). */
export function RateLinkPage({ token }: { token: string }) {
  // The token goes in the body: no log of addresses holds it.
  const look = useQuery<RatingInvitation, Refused>({
    queryKey: ["rating-link", token],
    queryFn: () => post("/rating-links/look", { token }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [rated, setRated] = useState<Rated>();
  return (
    <Page title="评价服务">
      {rated ? (
        <Notice kind="success" announce title="谢谢您的评价">
          <p>
            {rated.grade >= 4
              ? "我们会联系您核实并整改，承办的人不知道是谁评的。整改结果可以登录后在“我的办件”里看。"
              : "您的评价会公开，个人信息已经去掉。"}
          </p>
        </Notice>
      ) : (
        <Loaded query={look}>
          {({ service, details }) => (
            <>
              <p>{`${service.item}，${service.kindName}，${plainDate(service.servedOn)}`}</p>
              <p>评价自愿，每次服务评价一次。差评由另外的工作人员联系您核实，承办的人不知道是谁评的。</p>
              <RatingForm
                details={details}
                send={(said) => post<Rated>("/rating-links/rate", { ...said, token })}
                onDone={setRated}
              />
            </>
          )}
        </Loaded>
      )}
    </Page>
  );
}
