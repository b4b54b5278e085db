/** Files that somebody brings: for a material, or in the answer to a field. */
import Type, { type Static } from "typebox";

/** Content address of a stored file: its SHA-256 in hex. */
export const FileId = Type.String({ pattern: "^[0-9a-f]{64}$" });

/** A file that was brought, by the name it was brought under. */
export const FileRef = Type.Object(
  { id: FileId, name: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
);
export type FileRef = Static<typeof FileRef>;

/** What a field takes; a file's content says which it is, its name does not. */
export const FileKind = Type.Union([
  Type.Literal("image"),
  Type.Literal("pdf"),
  Type.Literal("word"),
  Type.Literal("excel"),
  Type.Literal("ofd"),
]);
export type FileKind = Static<typeof FileKind>;
