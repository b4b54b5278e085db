import type { ApplicationView } from "#contract/application.ts";
import {
  isAfterCheckNumber,
  isBadRatingNumber,
  isCardNumber,
  isContestNumber,
  isDepositNumber,
  isErrandNumber,
  isEvaluationNumber,
  isFreeServiceNumber,
  isJointNumber,
  isOrderNumber,
  isVoiceNumber,
} from "../../shared/case-number.ts";
import { kept } from "../../shared/kept.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { ErrandPage } from "../assistance/ErrandPage.tsx";
import { HandedInNote } from "../assistance/HandedInNote.tsx";
import { ContestPage } from "../conduct/ContestPage.tsx";
import { DepositPage } from "../devices/DepositPage.tsx";
import { EvaluationPage } from "../evaluation/EvaluationPage.tsx";
import { Page } from "../frame/Page.tsx";
import { OrderPage as FreeOrderPage } from "../free-services/OrderPage.tsx";
import { JointCase } from "../joint/JointCase.tsx";
import { BadRatingCase } from "../ratings/BadRatingCase.tsx";
import { CardCase } from "../supervision/CardCase.tsx";
import { OrderCase } from "../supervision/OrderCase.tsx";
import { VoicePage } from "../voices/VoicePage.tsx";
import { AfterCheckCase } from "./AfterCheck.tsx";
import { Asked } from "./Asked.tsx";
import { CaseBody } from "./CaseBody.tsx";
import { Neighbours } from "./Neighbours.tsx";
import { PartOf } from "./PartOf.tsx";
import { RuleNote } from "./RuleNote.tsx";
import "./case.css";

/** One case of any type under one address: what was asked, what happened, what can be done. */
export function CasePage({ number }: { number: string }) {
  return (
    <>
      <OneCase number={number} />
      <Neighbours number={number} numbers={kept<string[]>("inbox.numbers") ?? []} />
    </>
  );
}

function OneCase({ number }: { number: string }) {
  if (isVoiceNumber(number)) return <VoicePage number={number} />;
  if (isAfterCheckNumber(number)) return <AfterCheckCase number={number} />;
  if (isCardNumber(number)) return <CardCase number={number} />;
  if (isOrderNumber(number)) return <OrderCase number={number} />;
  if (isBadRatingNumber(number)) return <BadRatingCase number={number} />;
  if (isErrandNumber(number)) return <ErrandPage number={number} />;
  if (isDepositNumber(number)) return <DepositPage number={number} />;
  if (isContestNumber(number)) return <ContestPage number={number} />;
  if (isFreeServiceNumber(number)) return <FreeOrderPage number={number} />;
  if (isEvaluationNumber(number)) return <EvaluationPage number={number} />;
  return isJointNumber(number) ? <JointCase number={number} /> : <ApplicationCase number={number} />;
}

function ApplicationCase({ number }: { number: string }) {
  const application = useRead<ApplicationView>(`/applications/${number}`);
  const summary = application.data?.case;
  return (
    <Page
      title={summary?.subject ?? "办件"}
      beside={summary && <StateTag state={summary.state} name={summary.stateName} />}
      className="case"
    >
      <Loaded query={application} lines={10}>
        {(data) => (
          <CaseBody
            application={data}
            asked="申请内容"
            above={
              <>
                {data.joint && <PartOf joint={data.joint} />}
                {data.letters?.map(({ name, href }) => (
                  <p key={href}>
                    <a href={`${href}`}>{name}</a>
                  </p>
                ))}
                {data.timeline[0]?.data?.mandate !== undefined && <HandedInNote number={number} />}
                {data.rule && <RuleNote rule={data.rule} />}
              </>
            }
            left={<Asked application={data} />}
          />
        )}
      </Loaded>
    </Page>
  );
}
