import { useMemo, useState } from "react";
import type { Claim, ReportFigure } from "#contract/evaluation.ts";
import { claimFindings } from "#server/kernel/evaluation/claims.ts";
import { isOwnClaim, ownClaimId } from "#server/kernel/evaluation/own-claims.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import type { Parts } from "./TableEditor.tsx";

const CLAIMS: Record<Claim["kind"], string> = {
  ...{ sum: "合计等于各项之和", ratio: "比率由两数得出", growth: "增幅与增加额相符" },
  ...{ change: "同比与两年数相符", reduction: "压缩比例与前后数相符", product: "乘积相符" },
  ...{ part: "部分不大于整体", "rate-due": "应写明比率", list: "列举的项数相符" },
  ...{ agree: "两种统计一致", compare: "不同口径不得并列", reference: "与外部来源一致" },
  ...{ share: "占上级总数的比例合理", estimate: "与预计相近", plan: "与计划相近" },
  ...{ frequency: "次数与频率相符", term: "期限足够", "no-carry-over": "没有结转结余" },
};

/** What is checked between figures; what may be so can be explained here, and more can be stated. */
export function Claims(parts: Parts) {
  const { view, content, edit } = parts;
  return (
    <section aria-label="数据之间的校验">
      <h2>数据之间的校验</h2>
      {content.claims.map((claim, at) => (
        <div key={claim.id} className="evaluation-claim">
          <TextInput
            id={`claim-${claim.id}`}
            label={`${CLAIMS[claim.kind]}：${namesIn(claim, content.figures)}`}
            hint="与实际不符、但属实的，在这里说明原因。算错的不能靠说明通过。"
            width="long"
            maxLength={500}
            disabled={!view.maySave}
            value={claim.explanation ?? ""}
            onChange={(explanation) => edit(({ claims }) => Object.assign(claims[at]!, { explanation }))}
          />
          <Checked {...parts} claim={claim} />
          {view.maySave && isOwnClaim(claim) && (
            <Button
              aria-label={`删去“${CLAIMS[claim.kind]}：${namesIn(claim, content.figures)}”`}
              onClick={() => edit(({ claims }) => void claims.splice(at, 1))}
            >
              删去
            </Button>
          )}
        </div>
      ))}
      {view.maySave && <AddClaim {...parts} />}
    </section>
  );
}

/** How it stands now. */
function Checked({ view, content, claim }: Parts & { claim: Claim }) {
  const findings = useMemo(
    () => claimFindings([claim], content.figures, view.rules),
    [claim, content.figures, view.rules],
  );
  if (findings.length === 0)
    return <p className="soft">{isBlank(claim, content.figures) ? unfilled : "相符"}</p>;
  return findings.map(({ sentence }) => (
    <p key={sentence} className="evaluation-misfit">
      {sentence}
    </p>
  ));
}

type OwnKind = "sum" | "part" | "ratio" | "compare";
/** The figures of each kind, by what they are in it; `list`: several more. */
const ROLES: Record<OwnKind, { one: { key: string; name: string }[]; list?: string; least: number }> = {
  sum: { one: [{ key: "total", name: "合计" }], list: "分项", least: 2 },
  part: {
    one: [
      { key: "part", name: "部分" },
      { key: "whole", name: "整体" },
    ],
    least: 0,
  },
  ratio: {
    one: [
      { key: "percent", name: "比率（%）" },
      { key: "part", name: "分子" },
      { key: "whole", name: "分母" },
    ],
    least: 0,
  },
  compare: { one: [], list: "并列的数据", least: 2 },
};
const KINDS = Object.keys(ROLES) as OwnKind[];

function AddClaim({ view, content, edit }: Parts) {
  const [kind, setKind] = useState<OwnKind>("sum");
  const [one, setOne] = useState<Record<string, string>>({});
  const [list, setList] = useState<string[]>([]);
  const roles = ROLES[kind];
  const options = content.figures.map(({ id, name, unit }) => ({ value: id, label: `${name}（${unit}）` }));
  const chosen = [...roles.one.map(({ key }) => one[key] ?? ""), ...list];
  const complete =
    !chosen.includes("") && new Set(chosen).size === chosen.length && list.length >= roles.least;
  const clear = () => {
    setOne({});
    setList([]);
  };
  const add = () => {
    edit(({ claims }) => void claims.push(claimOf(ownClaimId(claims), kind, one, list)));
    clear();
  };
  return (
    <fieldset className="evaluation-row">
      <legend>增加一条校验</legend>
      <div className="evaluation-pick">
        <Select
          label="关系"
          options={KINDS.map((value) => ({ value, label: CLAIMS[value] }))}
          value={kind}
          onChange={(value) => {
            setKind(value as OwnKind);
            clear();
          }}
        />
        {roles.one.map(({ key, name }) => (
          <Select
            key={key}
            label={name}
            empty="请选择数据"
            options={options}
            value={one[key] ?? ""}
            onChange={(id) => setOne({ ...one, [key]: id })}
          />
        ))}
        {roles.list && <More name={roles.list} options={options} list={list} onChange={setList} />}
      </div>
      {complete && <Preview view={view} content={content} claim={claimOf("own-0", kind, one, list)} />}
      <Button disabled={!complete} onClick={add}>
        增加校验
      </Button>
    </fieldset>
  );
}

/** Several figures, one after the other. */
function More(props: {
  name: string;
  options: { value: string; label: string }[];
  list: readonly string[];
  onChange: (list: string[]) => void;
}) {
  const { name, options, list, onChange } = props;
  const rest = options.filter(({ value }) => !list.includes(value));
  return (
    <>
      {list.map((id, n) => (
        <Button key={id} onClick={() => onChange(list.filter((_, at) => at !== n))}>
          {`去掉${name}“${options.find(({ value }) => value === id)?.label ?? id}”`}
        </Button>
      ))}
      {list.length < 20 && (
        <Select
          label={`加一项${name}`}
          empty="请选择数据"
          options={rest}
          value=""
          onChange={(id) => id !== "" && onChange([...list, id])}
        />
      )}
    </>
  );
}

function Preview({ view, content, claim }: Pick<Parts, "view" | "content"> & { claim: Claim }) {
  const [misfit] = claimFindings([claim], content.figures, view.rules);
  return <Notice kind={misfit ? "warning" : "success"}>{misfit?.sentence ?? "现在的数据是相符的。"}</Notice>;
}

function claimOf(id: string, kind: OwnKind, one: Record<string, string>, list: string[]): Claim {
  const of = (key: string) => one[key] ?? "";
  if (kind === "sum") return { id, kind, total: of("total"), parts: list };
  if (kind === "part") return { id, kind, part: of("part"), whole: of("whole") };
  if (kind === "compare") return { id, kind, figures: list };
  return { id, kind, percent: of("percent"), part: of("part"), whole: of("whole") };
}

const unfilled = "数据还没有填全，填全以后再核对。";

function isBlank(claim: Claim, figures: readonly ReportFigure[]): boolean {
  const ids = Object.values(claim).flat();
  return figures.some(({ id, value }) => ids.includes(id) && value === null);
}

function namesIn(claim: Claim, figures: readonly ReportFigure[]): string {
  const ids = Object.values(claim).flat();
  const names = figures.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  return names.join("、");
}
