import { objects } from "#server/kernel/item/words.ts";
import { Checkbox, CheckboxGroup } from "../../shared/ui/CheckboxGroup.tsx";
import { NumberInput } from "../../shared/ui/NumberInput.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { Textarea } from "../../shared/ui/Textarea.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { placeOf } from "./editing.ts";
import { PromisedInput } from "./PartsEditor.tsx";
import type { SectionProps } from "./section.ts";

/** Name, for whom, who leads, what is promised for the whole. */
export function BasicsEditor(props: SectionProps & { fresh: boolean; leads: readonly string[] }) {
  const { bundle, organs, problems, change, fresh } = props;
  const wrong = (id: string) => problems.find(({ path }) => placeOf(path) === id)?.message;
  const leads = [...new Set([...props.leads, ...(bundle.lead ? [bundle.lead] : [])])];
  return (
    <section>
      <h2>这件事</h2>
      {fresh && (
        <TextInput
          id="bundle-key"
          label="标识"
          hint="网址里用，小写字母开头，字母、数字和连字符，定了不能改，例如 open-noodle-shop"
          error={wrong("bundle-key")}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={60}
          value={bundle.key}
          onChange={(key) => change({ key: key.trim() })}
        />
      )}
      <TextInput
        id="bundle-name"
        label="名称"
        hint="用群众的话，例如“我要开面馆”"
        error={wrong("bundle-name")}
        maxLength={100}
        value={bundle.name}
        onChange={(name) => change({ name })}
      />
      <Textarea
        id="bundle-summary"
        label="一句话说明"
        error={wrong("bundle-summary")}
        max={300}
        rows={2}
        value={bundle.summary}
        onChange={(summary) => change({ summary })}
      />
      <Select
        id="bundle-lead"
        label="牵头部门"
        error={wrong("bundle-lead")}
        empty="请选择"
        options={leads.map((value) => ({ value, label: organs[value] ?? value }))}
        value={bundle.lead}
        onChange={(lead) => change({ lead })}
      />
      <Lines
        id="bundle-sources"
        label="来源和依据"
        error={wrong("bundle-sources")}
        value={bundle.sources}
        onChange={(sources) => change({ sources })}
      />
      <Lines
        id="bundle-aliases"
        label="群众的说法"
        optional
        error={wrong("bundle-aliases")}
        value={bundle.aliases}
        onChange={(aliases) => change({ aliases })}
      />
      <CheckboxGroup
        id="bundle-objects"
        label="服务对象"
        optional
        inline
        options={Object.entries(objects).map(([value, label]) => ({ value, label }))}
        value={bundle.objects}
        onChange={(next) => change({ objects: next })}
      />
      <NumberInput
        id="bundle-visits"
        label="群众要跑几次"
        error={wrong("bundle-visits")}
        unit="次"
        value={bundle.visits}
        onChange={(visits) => change({ visits: visits as number })}
      />
      <PromisedInput
        id="bundle-promised"
        label="整件事承诺几天"
        hint="不填：按最慢的一条线算出来"
        value={bundle.promised}
        onChange={(promised) => change({ promised } as Partial<typeof bundle>)}
      />
      <Checkbox checked={bundle.jointSurvey === true} onChange={(jointSurvey) => change({ jointSurvey })}>
        几个部门的现场核查合成一次
      </Checkbox>
    </section>
  );
}

/** Several short texts, one a line. */
function Lines(props: {
  id: string;
  label: string;
  optional?: boolean;
  error: string | undefined;
  value: readonly string[];
  onChange: (lines: string[]) => void;
}) {
  const { value, onChange, ...field } = props;
  return (
    <Textarea
      {...field}
      hint="一行一个"
      rows={2}
      value={value.join("\n")}
      onChange={(text) => onChange(text.split("\n"))}
    />
  );
}
