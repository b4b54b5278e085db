import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { post, type Refused } from "../../shared/api.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { ErrorSummary, type FieldError } from "../../shared/ui/ErrorSummary.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { useSignedIn } from "../account.ts";

const names = { old: "原密码", password: "新密码", again: "再输一次新密码" };
type Name = keyof typeof names;

/** Old password, new one twice; the rules are the server's (R13.3). */
export function ChangePassword({ onDone }: { onDone: () => void }) {
  const [typed, setTyped] = useState<Record<Name, string>>({ old: "", password: "", again: "" });
  const [errors, setErrors] = useState<FieldError[]>([]);
  const { length, classes } = useSignedIn().password;
  const hint = `至少 ${length} 个字符，大写字母、小写字母、数字、符号至少用 ${classes} 种，越长越好`;
  const change = useMutation<unknown, Refused>({
    mutationFn: () => post("/staff/password", { old: typed.old, password: typed.password }),
    onSuccess: () => {
      setTyped({ old: "", password: "", again: "" });
      onDone();
    },
    onError: (error) =>
      setErrors([
        {
          field: error.code === "password-wrong" ? "old" : (error.field ?? "password"),
          message: error.message,
        },
      ]),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = faults(typed);
    setErrors(wrong);
    if (wrong.length === 0) change.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary errors={errors} />
      {(Object.keys(names) as Name[]).map((name) => (
        <TextInput
          key={name}
          id={name}
          type="password"
          label={names[name]}
          hint={name === "password" ? hint : undefined}
          autoComplete={name === "old" ? "current-password" : "new-password"}
          value={typed[name]}
          onChange={(value) => setTyped({ ...typed, [name]: value })}
          error={errors.find((error) => error.field === name)?.message}
        />
      ))}
      <div className="btns">
        <Button type="submit" kind="primary" busy={change.isPending}>
          修改密码
        </Button>
      </div>
    </form>
  );
}

function faults(typed: Record<Name, string>): FieldError[] {
  const empty = (Object.keys(names) as Name[]).filter((name) => typed[name] === "");
  if (empty.length > 0) return empty.map((name) => ({ field: name, message: `请填写${names[name]}` }));
  return typed.again === typed.password ? [] : [{ field: "again", message: "两次填写的新密码不一样" }];
}
