import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { OfCase } from "#contract/kiosk.ts";
import type { Grade, Rated, RatedService, RatedServices } from "#contract/rating.ts";
import { gradeNames, grades, starOf } from "#server/kernel/rating/rating.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Big, Do, Say, Trouble } from "../parts.tsx";
import { useKiosk } from "../person.tsx";
import { Asked } from "./Asked.tsx";
import { ByReceipt } from "./WhichCase.tsx";

/** 评价 (R4.2): of a service on a receipt. Which, how many stars, what was good or bad: one question a page. */
export function RatePage() {
  const [of, setOf] = useState<OfCase>();
  if (!of) return <ByReceipt onPicked={setOf} />;
  return (
    <Asked<RatedServices> path="/kiosk/rating-services" body={of} onAgain={() => setOf(undefined)}>
      {(rated) => <Services of={of} rated={rated} />}
    </Asked>
  );
}

function Services({ of, rated }: { of: OfCase; rated: RatedServices }) {
  const { toStart } = useKiosk();
  const [chosen, setChosen] = useState(rated.services.length === 1 ? rated.services[0] : undefined);
  if (chosen) return <Rate of={of} service={chosen} rated={rated} />;
  return (
    <>
      <Say title={rated.services.length === 0 ? "现在没有要评价的" : "评价哪一次？"} icon="star" />
      <Do>
        {rated.services.map((service) => (
          <Big
            key={service.service}
            name={service.kindName}
            words={`${service.item}，${service.servedOn}`}
            icon="star"
            onPress={() => setChosen(service)}
          />
        ))}
        {rated.services.length === 0 && <Big name="回首页" icon="home" main onPress={toStart} />}
      </Do>
    </>
  );
}

function Rate({ of, service, rated }: { of: OfCase; service: RatedService; rated: RatedServices }) {
  const { leave } = useKiosk();
  const [requestKey] = useState(newRequestKey);
  const [grade, setGrade] = useState<Grade>();
  const [codes, setCodes] = useState<string[]>([]);
  const rate = useMutation<Rated, Refused>({
    mutationFn: () =>
      post<Rated>("/kiosk/ratings", { ...of, requestKey, service: service.service, grade, codes }),
  });
  if (rate.data)
    return (
      <>
        <Say title="谢谢您的评价" icon="check" />
        <Do>
          <Big name="办完了" icon="leave" main onPress={() => leave("left")} />
        </Do>
      </>
    );
  if (grade === undefined)
    return (
      <>
        <Say title="您满意吗？" icon="star">
          {service.item}
        </Say>
        <Do>
          {grades.map((one) => (
            <Big
              key={one}
              name={gradeNames[one]}
              words={"★".repeat(starOf(one)) + "☆".repeat(5 - starOf(one))}
              icon="star"
              onPress={() => setGrade(one)}
            />
          ))}
        </Do>
      </>
    );
  const fitting = rated.details.filter(({ code }) => code[0] === String(starOf(grade)));
  const toggle = (code: string) =>
    setCodes((now) => (now.includes(code) ? now.filter((one) => one !== code) : [...now, code].slice(-8)));
  return (
    <>
      <Say title={grade > 3 ? "哪里不满意？" : "哪里好？"} icon="star">
        可以选几项，也可以不选
      </Say>
      <Do>
        {rate.error && <Trouble message={rate.error.message} />}
        <Big name="提交评价" icon="check" main busy={rate.isPending} onPress={() => rate.mutate()} />
        {fitting.map(({ code, text }) => (
          <Big
            key={code}
            name={text}
            icon={codes.includes(code) ? "check" : "star"}
            chosen={codes.includes(code)}
            onPress={() => toggle(code)}
          />
        ))}
      </Do>
    </>
  );
}
