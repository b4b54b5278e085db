import "./devices.css";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { newRequestKey, type Refused } from "../../shared/api.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Dialog } from "../../shared/ui/Dialog.tsx";
import { ErrorSummary } from "../../shared/ui/ErrorSummary.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { keyKeeper } from "../intention.ts";

interface Line {
  id: number;
  name: string;
  sheets: string;
}

const most = 40;
const empty = (id: number): Line => ({ id, name: "", sheets: "1" });

/** What lay in the envelope, sheet by sheet: written down by whoever opened it. */
export function InventoryDialog(props: {
  sheets: number;
  send: (data: object, requestKey: string) => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
}) {
  const [lines, setLines] = useState<Line[]>([empty(0)]);
  const [fault, setFault] = useState<{ field: string; message: string }>();
  const [keyOf] = useState(() => keyKeeper(newRequestKey));
  const send = useMutation<unknown, Refused>({
    mutationFn: () => {
      const inventory = written(lines);
      return props.send({ inventory }, keyOf({ inventory }));
    },
    onSuccess: props.onDone,
  });
  const change = (at: number, part: Partial<Line>) =>
    setLines((now) => now.map((line, index) => (index === at ? { ...line, ...part } : line)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = faultOf(lines);
    setFault(found);
    if (!found) send.mutate();
  };
  const errors = [...(fault ? [fault] : []), ...(send.error ? [{ message: send.error.message }] : [])];
  return (
    <Dialog title="取件清点" onClose={props.onClose}>
      <form onSubmit={submit} noValidate>
        <p>{`打开信封，有什么写什么。投件人填的是 ${props.sheets} 张。`}</p>
        <ErrorSummary errors={errors} />
        {lines.map((line, at) => (
          <div key={line.id} className="inventory-line">
            <TextInput
              id={`line-${at}`}
              label={`第 ${at + 1} 样材料`}
              value={line.name}
              onChange={(name) => change(at, { name })}
              maxLength={60}
            />
            <TextInput
              id={`sheets-${at}`}
              label="几张"
              width="short"
              inputMode="numeric"
              value={line.sheets}
              onChange={(sheets) => change(at, { sheets })}
            />
          </div>
        ))}
        <div className="btns">
          {lines.length < most && (
            <Button onClick={() => setLines((now) => [...now, empty(now.length)])}>再加一样</Button>
          )}
        </div>
        <div className="btns">
          <Button type="submit" kind="primary" busy={send.isPending}>
            取件清点
          </Button>
          <Button onClick={props.onClose}>取消</Button>
        </div>
      </form>
    </Dialog>
  );
}

const written = (lines: readonly Line[]) =>
  lines
    .filter(({ name }) => name.trim() !== "")
    .map(({ name, sheets }) => ({ name: name.trim(), sheets: Number(sheets) }));

function faultOf(lines: readonly Line[]): { field: string; message: string } | undefined {
  if (written(lines).length === 0) return { field: "line-0", message: "请写下信封里有什么" };
  const wrong = lines.findIndex(
    ({ name, sheets }) => name.trim() !== "" && !/^[1-9][0-9]{0,2}$/.test(sheets),
  );
  return wrong < 0
    ? undefined
    : { field: `sheets-${wrong}`, message: `第 ${wrong + 1} 样：请填几张，用数字` };
}
