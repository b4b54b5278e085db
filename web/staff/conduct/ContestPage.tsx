import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ContestView } from "#contract/conduct.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { RadioGroup } from "../../shared/ui/RadioGroup.tsx";
import { Textarea } from "../../shared/ui/Textarea.tsx";
import { dateWords, instantWords, leftWords, numberWords } from "../../shared/words.ts";
import { FormErrors } from "../form/FormErrors.tsx";
import { useFaults } from "../form/use-faults.ts";
import { Page } from "../frame/Page.tsx";
import { keyKeeper } from "../intention.ts";
import { Facts } from "../parts/Facts.tsx";
import { conduct } from "./conduct.ts";
import { OneEntry } from "./EntryList.tsx";
import "./conduct.css";

/** A contest: the entry, why the person thinks it wrong, and what was found. */
export function ContestPage({ number }: { number: string }) {
  const contest = useRead<ContestView>(`${conduct}/contests/${number}`);
  const summary = contest.data?.case;
  return (
    <Page
      title={summary?.subject ?? "考核申诉"}
      beside={summary && <StateTag state={summary.state} name={summary.stateName} />}
    >
      <Loaded query={contest} lines={8}>
        {(data) => <Shown contest={data} />}
      </Loaded>
    </Page>
  );
}

function Shown({ contest }: { contest: ContestView }) {
  const { case: summary, entry, statement, finding, maySettle, why } = contest;
  const clock = summary.clocks[0];
  return (
    <>
      <Facts
        rows={[
          ["编号", numberWords(summary.number)],
          ["申诉人", `${entry.staff.name}，${entry.counter.name}`],
          ["提出时间", instantWords(summary.openedAt)],
          ["核查期限", clock && !summary.concluded ? leftWords(clock) : "已经办结"],
        ]}
      />
      <section aria-label="被申诉的记录">
        <h2>被申诉的记录</h2>
        <p>{dateWords(entry.day)}</p>
        <div className="conduct-entry">
          <OneEntry entry={alone(entry)} />
        </div>
      </section>
      <section aria-label="申诉理由">
        <h2>申诉理由</h2>
        <p className="conduct-words">{statement}</p>
      </section>
      {finding && (
        <section aria-label="处理结果">
          <h2>处理结果</h2>
          <p>
            <strong>{finding.upheld ? "申诉成立，记录已经撤销，不再计分" : "申诉不成立，记录保留"}</strong>
          </p>
          <p className="conduct-words">{finding.reasons}</p>
          <p className="soft">{`${finding.by}，${instantWords(finding.at)}`}</p>
        </section>
      )}
      {why && <Notice>{why}</Notice>}
      {maySettle && <Settle contest={contest} />}
    </>
  );
}

/** Without the way to its contest: the page is the contest. */
const alone = ({ contest: _, contestUntil: __, ...entry }: ContestView["entry"]): ContestView["entry"] =>
  entry;

function Settle({ contest: { case: summary } }: { contest: ContestView }) {
  const [upheld, setUpheld] = useState("");
  const [reasons, setReasons] = useState("");
  const [keyOf] = useState(() => keyKeeper(newRequestKey));
  const faults = useFaults();
  const settle = useMutation<unknown, Refused, void>({
    mutationFn: () => {
      const body = { version: summary.version, upheld: upheld === "yes", reasons: reasons.trim() };
      return post(`${conduct}/contests/${summary.number}/settle`, { requestKey: keyOf(body), ...body });
    },
    onSuccess: () => refresh(conduct, "/staff/inbox"),
  });
  const submit = () => {
    const wrong = [
      ...(upheld === "" ? [{ field: "upheld", message: "请选择申诉是否成立" }] : []),
      ...([...reasons.trim()].length < 2 ? [{ field: "reasons", message: "请写明理由，两个字以上" }] : []),
    ];
    faults.find(wrong);
    if (wrong.length === 0) settle.mutate();
  };
  return (
    <section aria-label="处理申诉">
      <h2>处理申诉</h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <FormErrors faults={faults.summary} />
        {settle.error && (
          <Notice kind="error" announce>
            {settle.error.message}
          </Notice>
        )}
        <RadioGroup
          id="ask-upheld"
          label="申诉是否成立"
          value={upheld}
          options={[
            { value: "yes", label: "成立，撤销这条记录" },
            { value: "no", label: "不成立，记录保留" },
          ]}
          error={faults.errors.get("upheld")}
          onChange={(value) => {
            faults.mend("upheld");
            setUpheld(value);
          }}
        />
        <Textarea
          id="ask-reasons"
          label="理由"
          hint="申诉人会看到"
          rows={4}
          max={1000}
          value={reasons}
          error={faults.errors.get("reasons")}
          onChange={(value) => {
            faults.mend("reasons");
            setReasons(value);
          }}
        />
        <Button type="submit" kind="primary" busy={settle.isPending}>
          作出处理
        </Button>
      </form>
    </section>
  );
}
