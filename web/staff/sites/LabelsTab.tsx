import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { LabelChoices, LabelForm, LabelTarget } from "#contract/labels.ts";
import { postForFile, type Refused } from "../../shared/api.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { CheckboxGroup } from "../../shared/ui/CheckboxGroup.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { RadioGroup } from "../../shared/ui/RadioGroup.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { type LabelKind, labelRows, targetOf } from "./labels.ts";

/** Choose many, print at once: posters one on a sheet, stickers four. */
export function LabelsTab() {
  const choices = useRead<LabelChoices>("/staff/labels");
  return (
    <Loaded query={choices} lines={10}>
      {(data) => <Chooser choices={data} />}
    </Loaded>
  );
}

const kinds = [
  { value: "counter", label: "窗口" },
  { value: "item", label: "事项" },
  { value: "point", label: "服务点" },
  { value: "kiosk", label: "自助终端" },
];

const forms = [
  { value: "sticker", label: "A6 扫码贴", hint: "一张 A4 上四个，沿虚线裁开" },
  { value: "poster", label: "A4 海报", hint: "一张一个" },
];

function Chooser({ choices }: { choices: LabelChoices }) {
  const [form, setForm] = useState<LabelForm>("sticker");
  const [kind, setKind] = useState<LabelKind>("counter");
  const [hall, setHall] = useState(choices.points[0]?.id ?? "");
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const rows = labelRows(choices, kind, hall, words);
  const print = usePrint();
  const restart = (next: () => void) => {
    setChosen([]);
    next();
  };
  return (
    <div className="labels">
      <RadioGroup
        label="印成"
        inline
        options={forms}
        value={form}
        onChange={(value) => setForm(value as LabelForm)}
      />
      <RadioGroup
        label="给什么印"
        inline
        options={kinds}
        value={kind}
        onChange={(value) => restart(() => setKind(value as LabelKind))}
      />
      {kind === "counter" && (
        <Select
          label="大厅"
          value={hall}
          options={choices.points.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value) => restart(() => setHall(value))}
        />
      )}
      {kind === "item" && <TextInput label="名称里有" value={words} onChange={setWords} optional />}
      <div className="btns">
        <Button
          onClick={() => setChosen(rows.map(({ value }) => value))}
        >{`全选这 ${rows.length} 个`}</Button>
        <Button kind="quiet" onClick={() => setChosen([])}>
          都不选
        </Button>
        <Button
          kind="primary"
          busy={print.isPending}
          onClick={() => print.mutate({ form, targets: chosen.map((value) => targetOf(kind, value)) })}
          disabled={chosen.length === 0}
        >
          {`打印 ${chosen.length} 个`}
        </Button>
      </div>
      {print.error && (
        <Notice kind="error" announce>
          {print.error.message}
        </Notice>
      )}
      {rows.length === 0 ? (
        <p>没有可以印的。</p>
      ) : (
        <CheckboxGroup label="选哪些" options={rows} value={chosen} onChange={setChosen} />
      )}
    </div>
  );
}

/** Opens the paper in a window of its own, where it is printed or kept. */
function usePrint() {
  return useMutation<Blob, Refused, { form: LabelForm; targets: LabelTarget[] }>({
    mutationFn: (order) => postForFile("/staff/labels", order),
    onSuccess: (file) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(file);
      link.download = "扫码贴.pdf";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    },
  });
}
