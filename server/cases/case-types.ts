import type { ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type pg from "pg";
import { CaseType } from "#contract/case-type.ts";
import "./case-refusals.ts";
import { type Finding, type LawLimits, lintCaseType } from "../kernel/case-type/lint.ts";
import { refuse } from "../platform/http/refusal.ts";

/** The published case types, in memory: they are few and never change. */
export interface CaseTypes {
  version(code: string, version: number): CaseType;
  newest(code: string): CaseType;
  /** Refuses data that does not fit the action's schema, naming the field. */
  checkData(type: CaseType, action: string, data: Record<string, unknown>): void;
  /** Publishes a version; a version that exists with other content is refused. Returns whether it was new. */
  publish(type: CaseType): Promise<boolean>;
}

const ajv = addFormats.default(new Ajv2020({ allErrors: true, strict: false }));
const fitsSchema = ajv.compile(CaseType);

/** Every fault of a case type file, its shape first. */
export function lintCaseTypeFile(content: unknown, law: LawLimits): Finding[] {
  if (fitsSchema(content)) return lintCaseType(content as CaseType, law);
  return (fitsSchema.errors ?? []).map((error) => ({
    code: "schema",
    path: error.instancePath || "/",
    message: error.message ?? "does not fit the schema of case types",
  }));
}

export async function loadCaseTypes(pool: pg.Pool): Promise<CaseTypes> {
  const types = new Map<string, CaseType>();
  const checks = new WeakMap<object, ValidateFunction>();
  const { rows } = await pool.query<{ content: CaseType }>(
    "select content from case_type order by code, version",
  );
  for (const { content } of rows) types.set(`${content.code} ${content.version}`, content);

  return {
    version(code, version) {
      const type = types.get(`${code} ${version}`);
      if (!type) throw refuse("case-type-unknown", { code, version });
      return type;
    },
    newest(code) {
      const versions = [...types.values()].filter((type) => type.code === code);
      const newest = versions.reduce<CaseType | undefined>(
        (a, b) => (a && a.version > b.version ? a : b),
        undefined,
      );
      if (!newest) throw refuse("case-type-unknown", { code });
      return newest;
    },
    checkData(type, action, data) {
      const schema = type.actions[action]?.data ?? emptyObject;
      const check = checks.get(schema) ?? ajv.compile(schema);
      checks.set(schema, check);
      if (check(data)) return;
      const first = check.errors?.[0];
      const field = first?.params.missingProperty ?? first?.params.additionalProperty;
      const path = (first?.instancePath ?? "").slice(1).replaceAll("/", ".");
      throw refuse("case-data-invalid", {
        field: ["data", path, field].filter(Boolean).join("."),
        reason: first?.message ?? "",
      });
    },
    async publish(type) {
      const { rows } = await pool.query<{ content: CaseType; fresh: boolean }>(
        `with put as (
           insert into case_type (code, version, content) values ($1, $2, $3) on conflict do nothing returning content
         ) select content, true as fresh from put
         union all select content, false from case_type where code = $1 and version = $2`,
        [type.code, type.version, JSON.stringify(type)],
      );
      const kept = rows[0]?.content;
      if (JSON.stringify(sorted(kept)) !== JSON.stringify(sorted(type))) {
        throw refuse("case-type-published", { code: type.code, version: type.version });
      }
      types.set(`${type.code} ${type.version}`, type);
      return rows[0]?.fresh ?? false;
    },
  };
}

const emptyObject = { type: "object", additionalProperties: false };

/** jsonb forgets the order of keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
