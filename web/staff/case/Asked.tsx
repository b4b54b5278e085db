import { useState } from "react";
import type { ApplicationView } from "#contract/application.ts";
import { AnswerFiles } from "../../shared/form/AnswerFiles.tsx";
import { Fact } from "../parts/Facts.tsx";
import { Materials } from "./Materials.tsx";
import { Personal, Reveals } from "./Personal.tsx";
import "./asked.css";

/** What was asked: who, with which papers, what the form says. Personal data stays masked until a reason is given. */
export function Asked({ application }: { application: ApplicationView }) {
  const { applicant, answers, situation, materials, reasons, case: summary } = application;
  const [reason, setReason] = useState("");
  return (
    <Reveals value={{ number: summary.number, reason, setReason }}>
      <section className="asked" id="asked" aria-label="申请内容">
        <h2>申请人</h2>
        <dl className="facts">
          {applicant.enterprise && (
            <>
              <Fact label="名称">{applicant.enterprise.name}</Fact>
              <Fact label="统一社会信用代码">{applicant.enterprise.uscc}</Fact>
            </>
          )}
          <Fact label={applicant.enterprise ? "经办人" : "姓名"}>{applicant.name}</Fact>
          <Fact label="证件号码">
            <Personal field="applicant.idNumber" label="证件号码" text={applicant.idNumber} />
          </Fact>
          <Fact label="电话">
            <Personal field="applicant.phone" label="电话" text={applicant.phone} />
          </Fact>
        </dl>
        <Materials number={summary.number} materials={materials} />
        {situation.length > 0 && (
          <>
            <h2>情形</h2>
            <dl className="facts">
              {situation.map(({ question, answer }) => (
                <Fact key={question} label={question}>
                  {answer}
                </Fact>
              ))}
            </dl>
          </>
        )}
        {reasons.length > 0 && (
          <>
            <h2>按情形确定的</h2>
            <dl className="facts">
              {reasons.map(({ what, because }) => (
                <Fact key={what} label={what}>
                  {because}
                </Fact>
              ))}
            </dl>
          </>
        )}
        {answers.length > 0 && (
          <>
            <h2>申请表</h2>
            <dl className="facts">
              {answers.map(({ id, label, text, masked, source, files }) => (
                <Fact key={id} label={label}>
                  {masked ? <Personal field={id} label={label} text={text} /> : text}
                  <AnswerFiles number={summary.number} files={files} />
                  {source && (
                    <span className={source.differs ? "material-problem" : "soft"}>{` ${source.words}`}</span>
                  )}
                </Fact>
              ))}
            </dl>
          </>
        )}
      </section>
    </Reveals>
  );
}
