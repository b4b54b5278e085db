import { filesOf } from "#server/kernel/answer-files.ts";
import { rowsOf } from "#server/kernel/rows.ts";
import { signatureOf } from "#server/kernel/signature.ts";
import { FilesField } from "./FilesField.tsx";
import { commonOf, PlainField, type PlainFieldProps } from "./PlainField.tsx";
import { RowsInput } from "./RowsInput.tsx";
import { SignatureInput } from "./SignatureInput.tsx";

export interface FormFieldProps extends PlainFieldProps {
  /** What is wrong in its rows, by the ids of their controls. */
  errors?: ReadonlyMap<string, string> | undefined;
}

/** One field of a form (`contract/form.ts`) as a control of the kit. */
export function FormField({ errors, ...props }: FormFieldProps) {
  const { field, answer, error, onChange } = props;
  const common = commonOf(field, error);
  switch (field.type) {
    case "rows":
      return (
        <RowsInput {...common} field={field} rows={rowsOf(answer)} errors={errors} onChange={onChange} />
      );
    case "file":
      return <FilesField {...common} field={field} files={filesOf(answer)} onChange={onChange} />;
    case "signature":
      return <SignatureInput {...common} signature={signatureOf(answer)} onChange={onChange} />;
    default:
      return <PlainField {...props} />;
  }
}
