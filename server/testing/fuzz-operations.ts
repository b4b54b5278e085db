/** The operations of the API, as its own description gives them. */

export type Schema = Record<string, unknown>;

export interface Operation {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With its parameters in braces: `/api/cases/{number}`. */
  path: string;
  /** Schemas of the parameters in the path. */
  params: Record<string, Schema>;
  /** Schema of all parameters in the query together. */
  query: Schema;
  /** Whether the query is described at all; what is not may be anything. */
  describesQuery: boolean;
  /** Schema of a JSON body; absent where none is taken. */
  body?: Schema;
}

interface Description {
  paths: Record<string, Record<string, DescribedOperation>>;
  components?: { schemas?: Record<string, Schema> };
}

interface DescribedOperation {
  parameters?: { in: string; name: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

const methods = { get: "GET", post: "POST", put: "PUT", patch: "PATCH", delete: "DELETE" } as const;

/** `description` is what `/api/openapi.json` answers. */
export function operationsOf(description: Description): Operation[] {
  return Object.entries(description.paths).flatMap(([path, described]) =>
    Object.entries(described).flatMap(([method, operation]) =>
      method in methods ? [operationOf(methods[method as keyof typeof methods], path, operation)] : [],
    ),
  );
}

function operationOf(
  method: Operation["method"],
  path: string,
  { parameters = [], requestBody }: DescribedOperation,
): Operation {
  const inPath = parameters.filter((parameter) => parameter.in === "path");
  const inQuery = parameters.filter((parameter) => parameter.in === "query");
  const query = {
    type: "object",
    properties: Object.fromEntries(inQuery.map(({ name, schema }) => [name, schema])),
    required: inQuery.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  };
  const body = requestBody?.content["application/json"]?.schema;
  const params = Object.fromEntries(inPath.map(({ name, schema }) => [name, schema]));
  return { method, path, params, query, describesQuery: inQuery.length > 0, ...(body && { body }) };
}

/** The address with its parameters filled in, the query behind it. */
export function addressOf(
  { path }: Pick<Operation, "path">,
  params: Record<string, unknown>,
  query: Record<string, unknown> = {},
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => escaped(params[name]));
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one) => `${escaped(name)}=${escaped(one)}`),
  );
  return pairs.length > 0 ? `${filled}?${pairs.join("&")}` : filled;
}

/** No client can put half a surrogate pair into an address. */
const escaped = (value: unknown) => encodeURIComponent(String(value).toWellFormed());
