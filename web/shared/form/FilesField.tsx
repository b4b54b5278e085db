import type { FileRef } from "#contract/file.ts";
import type { Field } from "#contract/form.ts";
import { fileKinds, unfitFile } from "#server/kernel/answer-files.ts";
import type { FieldProps } from "../ui/Field.tsx";
import { useLatest } from "../use-latest.ts";
import { Upload } from "./Upload.tsx";

/** A field of files: brought as materials are, within the limits of the field. */
export function FilesField(
  props: FieldProps & {
    id: string;
    field: Field;
    files: FileRef[];
    onChange: (files: FileRef[]) => void;
  },
) {
  const { field, files, onChange, ...common } = props;
  const latest = useLatest({ files, onChange });
  const extensions = field.kinds?.flatMap((kind) => fileKinds[kind].extensions);
  return (
    <Upload
      {...common}
      accept={extensions?.join(",")}
      megabytes={field.megabytes}
      single={field.max === 1}
      unfit={(file) => unfitFile(field, file)}
      files={files}
      onChange={(alter) => latest.current.onChange(alter(latest.current.files))}
    />
  );
}
