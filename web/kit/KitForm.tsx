import { useState } from "react";
import { Button } from "../shared/ui/Button.tsx";
import { Checkbox, CheckboxGroup } from "../shared/ui/CheckboxGroup.tsx";
import { DateInput } from "../shared/ui/DateInput.tsx";
import { ErrorSummary, type FieldError } from "../shared/ui/ErrorSummary.tsx";
import { FileInput } from "../shared/ui/FileInput.tsx";
import { MoneyInput } from "../shared/ui/MoneyInput.tsx";
import { RadioGroup } from "../shared/ui/RadioGroup.tsx";
import { SearchBox } from "../shared/ui/SearchBox.tsx";
import { Select } from "../shared/ui/Select.tsx";
import { Textarea } from "../shared/ui/Textarea.tsx";
import { TextInput } from "../shared/ui/TextInput.tsx";

const towns = ["宜阳街道", "曲潭街道", "泉峰街道", "水口山街道", "西岭镇"].map((label) => ({
  value: label,
  label,
}));
const yesNo = [
  { value: "yes", label: "是" },
  { value: "no", label: "否", hint: "以后还可以变更" },
];
const suggestions = ["食品经营许可（餐饮服务）新办", "食品小作坊小餐饮登记", "公共场所卫生许可新办"];

export function KitForm() {
  const [query, setQuery] = useState("");
  const [text, setText] = useState("");
  const [choice, setChoice] = useState("");
  const [ticked, setTicked] = useState<string[]>([]);
  const [money, setMoney] = useState<number | string | null>(123450);
  const [agreed, setAgreed] = useState(false);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const wrong = errors.length > 0;
  return (
    <section>
      <h2>表单</h2>
      <SearchBox
        large
        label="您要办什么"
        placeholder="例如：我要开饭店"
        value={query}
        onChange={setQuery}
        onSearch={setQuery}
        suggestions={query ? suggestions.map((each) => ({ key: each, text: each, note: "市场监管局" })) : []}
        onChoose={(suggestion) => setQuery(suggestion.text)}
      />
      <br />
      <ErrorSummary errors={errors} />
      <TextInput
        id="name"
        label="经营者名称"
        hint="与营业执照一致"
        value={text}
        onChange={setText}
        error={wrong ? "请填写经营者名称" : undefined}
      />
      <TextInput
        label="面积"
        unit="平方米"
        width="short"
        inputMode="decimal"
        value=""
        onChange={setText}
        optional
      />
      <Textarea label="经营范围" value={text} onChange={setText} max={200} />
      <Select label="所在乡镇" empty="请选择" options={towns} value={choice} onChange={setChoice} />
      <RadioGroup
        id="chain"
        label="是否连锁经营"
        options={yesNo}
        value={choice}
        onChange={setChoice}
        error={wrong ? "请选择是否连锁经营" : undefined}
      />
      <CheckboxGroup label="经营项目" options={towns} value={ticked} onChange={setTicked} />
      <DateInput label="拟开业日期" value="" onChange={setText} />
      <MoneyInput label="注册资金" value={money} onChange={setMoney} />
      <FileInput label="营业执照" accept=".pdf,.jpg,.png" largest={10485760} onChoose={() => {}} />
      <FileInput label="平面图" progress={0.42} accept=".pdf" onChoose={() => {}} />
      <Checkbox checked={agreed} onChange={setAgreed}>
        以上内容真实
      </Checkbox>
      <Button
        kind="primary"
        onClick={() =>
          setErrors([
            { field: "name", message: "请填写经营者名称" },
            { field: "chain", message: "请选择是否连锁经营" },
          ])
        }
      >
        检查
      </Button>
    </section>
  );
}
