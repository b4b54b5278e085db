/** What has been filled into a small form: where it starts, what is wrong with it, what is sent. Pure. */
import type { AskedField } from "./asked.ts";

export interface Correction {
  material: string;
  problem: string;
}

export interface FileRef {
  id: string;
  name: string;
}

/** Values by field name, as the controls hold them. */
export type Filled = Record<string, unknown>;

export interface FieldFault {
  field: string;
  message: string;
}

/** Where a form starts. `me` is the first of several people. */
export function startOf(fields: readonly AskedField[], me = ""): Filled {
  return Object.fromEntries(fields.map((field) => [field.name, startValue(field, me)]));
}

function startValue(field: AskedField, me: string): unknown {
  switch (field.kind) {
    case "lines":
      return Array.from({ length: Math.max(1, field.least) }, (_, at) => (at === 0 ? me : ""));
    case "limit":
      return { n: null, unit: field.units[0] };
    case "number":
    case "money":
      return null;
    case "corrections":
    case "files":
    case "several":
      return [];
    case "tick":
      return false;
    case "choice":
      return field.required && field.options.length === 1 ? field.options[0]!.value : "";
    default:
      return "";
  }
}

/** What is wrong, in the order of the form; empty when it may be sent. */
export function faultsOf(fields: readonly AskedField[], filled: Filled): FieldFault[] {
  return fields.flatMap((field) => {
    const message = faultOf(field, filled[field.name]);
    return message ? [{ field: field.name, message }] : [];
  });
}

function faultOf(field: AskedField, value: unknown): string | undefined {
  switch (field.kind) {
    case "corrections":
      return correctionFault(corrections(value), field.required);
    case "lines":
      return linesFault(field, lines(value));
    case "limit":
      return limitFault(field, value as { n: unknown });
    case "files":
      return field.required && files(value).length === 0 ? `请上传${field.label}` : undefined;
    case "several":
      return field.required && lines(value).length === 0 ? `请选择${field.label}` : undefined;
    case "number":
      return numberFault(field, value);
    case "money":
      if (value === null) return field.required ? `请填写${field.label}` : undefined;
      return typeof value === "number" ? undefined : `${field.label}要填金额，例如 12.50`;
    case "line":
    case "paragraph":
      return textFault(field, String(value ?? "").trim());
    case "time":
      return field.required && !value ? `请填写${field.label}` : undefined;
    default:
      return field.required && !value ? `请选择${field.label}` : undefined;
  }
}

function textFault(
  { label, required, max }: { label: string; required: boolean; max: number | undefined },
  text: string,
) {
  if (text === "") return required ? `请填写${label}` : undefined;
  const length = [...text].length;
  return max !== undefined && length > max ? `${label}最多 ${max} 个字，现在有 ${length} 个` : undefined;
}

function numberFault(field: AskedField & { kind: "number" }, value: unknown): string | undefined {
  if (value === null || value === "") return field.required ? `请填写${field.label}` : undefined;
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = field;
  if (typeof value === "number" && value >= min && value <= max) return undefined;
  return `${field.label}要填数字${field.min === undefined ? "" : `，不小于 ${field.min}`}`;
}

function limitFault(field: AskedField & { kind: "limit" }, { n }: { n: unknown }): string | undefined {
  if (n === null || n === "") return field.required ? `请填写${field.label}` : undefined;
  const right = Number.isInteger(n) && Number(n) >= field.min && Number(n) <= field.max;
  return right ? undefined : `${field.label}要填 ${field.min} 到 ${field.max} 之间的整数`;
}

function linesFault(field: AskedField & { kind: "lines" }, given: string[]): string | undefined {
  const { least, required, label } = field;
  if (given.length < least && (required || given.length > 0)) {
    return `${label}至少要 ${least} 个，现在有 ${given.length} 个`;
  }
  return new Set(given).size < given.length ? `${label}里有重复的` : undefined;
}

/** R2.9 everything at once: each material ticked says what is wrong with it. */
function correctionFault(given: Correction[], required: boolean): string | undefined {
  if (given.length === 0) return required ? "请勾选要补正的材料" : undefined;
  const silent = given.filter(({ problem }) => problem.trim() === "");
  return silent.length > 0 ? `还有 ${silent.length} 份材料没写哪里不对` : undefined;
}

/** What is sent: nothing empty, nothing with blanks around it. */
export function dataOf(fields: readonly AskedField[], filled: Filled): Record<string, unknown> {
  const sent = fields.flatMap((field) => {
    const value = sentValue(field, filled[field.name]);
    return value === undefined ? [] : [[field.name, value] as const];
  });
  return Object.fromEntries(sent);
}

function sentValue(field: AskedField, value: unknown): unknown {
  switch (field.kind) {
    case "corrections":
      return full(corrections(value).map(({ material, problem }) => ({ material, problem: problem.trim() })));
    case "lines":
    case "several":
      return full(lines(value));
    case "tick":
      return value === true ? true : undefined;
    case "files":
      return full(files(value).map(({ id }) => id));
    case "limit": {
      const { n, unit } = value as { n: unknown; unit: unknown };
      return n === null || n === "" ? undefined : { n, unit };
    }
    case "number":
    case "money":
      return value === null || value === "" ? undefined : value;
    default:
      return String(value ?? "").trim() || undefined;
  }
}

const full = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);
const corrections = (value: unknown) => (Array.isArray(value) ? (value as Correction[]) : []);
const files = (value: unknown) => (Array.isArray(value) ? (value as FileRef[]) : []);
const lines = (value: unknown) =>
  (Array.isArray(value) ? (value as string[]) : []).map((line) => line.trim()).filter(Boolean);
