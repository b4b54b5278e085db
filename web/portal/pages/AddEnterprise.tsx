import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { tidyCode } from "#server/kernel/codes/tidy.ts";
import { isUscc } from "#server/kernel/codes/uscc.ts";
import { post, type Refused } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { ErrorSummary, type FieldError } from "../../shared/ui/ErrorSummary.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";

/** Adds an enterprise to act for: its code, its name, its legal person. */
export function AddEnterprise() {
  const [open, setOpen] = useState(false);
  if (!open) return <Button onClick={() => setOpen(true)}>添加企业</Button>;
  return <EnterpriseForm onDone={() => setOpen(false)} />;
}

function EnterpriseForm({ onDone }: { onDone: () => void }) {
  const [uscc, setUscc] = useState("");
  const [name, setName] = useState("");
  const [legalPerson, setLegalPerson] = useState("");
  const [errors, setErrors] = useState<FieldError[]>([]);
  const add = useMutation<unknown, Refused>({
    mutationFn: () =>
      post("/me/enterprises", { uscc: tidyCode(uscc), name: name.trim(), legalPerson: legalPerson.trim() }),
    onSuccess: async () => {
      await refresh("/me/enterprises");
      onDone();
    },
    onError: (error) => setErrors(error.fields.length > 0 ? error.fields : [{ message: error.message }]),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = [
      ...(isUscc(tidyCode(uscc))
        ? []
        : [{ field: "uscc", message: "统一社会信用代码不对，请对照营业执照逐位核对" }]),
      ...(name.trim() ? [] : [{ field: "name", message: "请填写企业名称" }]),
      ...(legalPerson.trim() ? [] : [{ field: "legalPerson", message: "请填写法定代表人姓名" }]),
    ];
    setErrors(wrong);
    if (wrong.length === 0) add.mutate();
  };
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary errors={errors} />
      <TextInput
        id="uscc"
        label="统一社会信用代码"
        hint="营业执照右上方的 18 位代码"
        autoComplete="off"
        spellCheck={false}
        value={uscc}
        onChange={setUscc}
        error={errorOf("uscc")}
      />
      <TextInput id="name" label="企业名称" value={name} onChange={setName} error={errorOf("name")} />
      <TextInput
        id="legalPerson"
        label="法定代表人姓名"
        width="short"
        value={legalPerson}
        onChange={setLegalPerson}
        error={errorOf("legalPerson")}
      />
      <div className="btns">
        <Button type="submit" kind="primary" busy={add.isPending}>
          添加这家企业
        </Button>
        <Button onClick={onDone}>不加了</Button>
      </div>
    </form>
  );
}
