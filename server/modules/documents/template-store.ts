/** Reads the templates from `data/templates`; a template with a problem stops the start, not a document. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Value } from "typebox/value";
import { Clauses, Template, type Templates } from "./template.ts";
import { lintTemplate } from "./template-lint.ts";

export const TEMPLATES_FOLDER = fileURLToPath(new URL("../../../data/templates/", import.meta.url));
const clausesFile = "clauses.json";

/** Throws with every problem found, each with its file and place. */
export function readTemplates(folder = TEMPLATES_FOLDER): Templates {
  const clauses = parse(folder, clausesFile, Clauses) as Clauses;
  const files = readdirSync(folder).filter((file) => file.endsWith(".json") && file !== clausesFile);
  const templates = files.map((file) => parse(folder, file, Template) as Template);
  const problems = templates.flatMap((template, index) => [
    ...(files[index] === `${template.id}.json` ? [] : [`${files[index]}: its id is ${template.id}`]),
    ...lintTemplate(template, clauses).map(
      ({ path, fault, about }) => `${template.id}.json ${path}: ${fault} (${about})`,
    ),
  ]);
  if (problems.length > 0) throw new Error(`document templates cannot be used:\n${problems.join("\n")}`);
  return { all: new Map(templates.map((template) => [template.id, template])), clauses };
}

function parse(folder: string, file: string, schema: typeof Clauses | typeof Template): unknown {
  const value: unknown = JSON.parse(readFileSync(join(folder, file), "utf8"));
  if (Value.Check(schema, value)) return value;
  const faults = Value.Errors(schema, value).map(
    (error) => `${file} ${error.instancePath}: ${error.message}`,
  );
  throw new Error(`document templates cannot be used:\n${faults.join("\n")}`);
}
