import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Me } from "#contract/portal.ts";
import { checkCitizenId } from "#server/kernel/codes/citizen-id.ts";
import { tidyCode } from "#server/kernel/codes/tidy.ts";
import { put, type Refused } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { ErrorSummary, type FieldError } from "../../shared/ui/ErrorSummary.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { todayAt } from "../../shared/words.ts";

/** Name and identity number, typed by the person until the national identity confirms them. */
export function IdentityForm({ me, onDone }: { me: Me; onDone?: () => void }) {
  const [name, setName] = useState(me.name ?? "");
  const [idNumber, setIdNumber] = useState("");
  const [errors, setErrors] = useState<FieldError[]>([]);
  const save = useMutation<Me, Refused>({
    mutationFn: () => put("/me", { name: name.trim(), idNumber: tidyCode(idNumber) }),
    onSuccess: async () => {
      await refresh("/me");
      onDone?.();
    },
    onError: (error) => setErrors(error.fields.length > 0 ? error.fields : [{ message: error.message }]),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = [
      ...(name.trim() ? [] : [{ field: "name", message: "请填写姓名" }]),
      ...(checkCitizenId(tidyCode(idNumber), todayAt(new Date())).ok
        ? []
        : [{ field: "idNumber", message: "身份证号码不对，请对照身份证逐位核对" }]),
    ];
    setErrors(wrong);
    if (wrong.length === 0) save.mutate();
  };
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary errors={errors} />
      <TextInput
        id="name"
        label="姓名"
        width="short"
        autoComplete="name"
        value={name}
        onChange={setName}
        error={errorOf("name")}
      />
      <TextInput
        id="idNumber"
        label="身份证号码"
        hint={me.idNumber ? `现在是 ${me.idNumber}，请重新填写完整号码` : "18 位"}
        autoComplete="off"
        spellCheck={false}
        maxLength={24}
        value={idNumber}
        onChange={setIdNumber}
        error={errorOf("idNumber")}
      />
      <div className="btns">
        <Button type="submit" kind="primary" busy={save.isPending}>
          保存姓名和号码
        </Button>
        {onDone && <Button onClick={onDone}>不改了</Button>}
      </div>
    </form>
  );
}
