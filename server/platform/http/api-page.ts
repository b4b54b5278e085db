/** The API description as one plain page: what can be asked, with what, and what comes back. */

import { escapeHtml } from "./plain-page.ts";

export interface Description {
  info: { title: string; description?: string };
  paths?: Record<string, Record<string, Operation>>;
}

interface Operation {
  tags?: string[];
  summary?: string;
  description?: string;
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: Schema }[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  responses?: Record<string, { description?: string; content?: Record<string, { schema?: Schema }> }>;
}

type Schema = Record<string, unknown>;

const METHODS = ["get", "post", "put", "patch", "delete"];

export function apiPage({ info, paths = {} }: Description): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    METHODS.filter((method) => methods[method]).map((method) => ({ path, method, ...methods[method] })),
  );
  const groups = Map.groupBy(operations, ({ tags }) => tags?.[0] ?? "其他");
  const sections = [...groups].map(([tag, members]) => {
    return `<section><h2 id="${escapeHtml(tag)}">${escapeHtml(tag)}</h2>${members.map(operationHtml).join("")}</section>`;
  });
  const links = [...groups.keys()].map(
    (tag) => `<li><a href="#${escapeHtml(tag)}">${escapeHtml(tag)}</a></li>`,
  );
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(info.title)} 接口</title><link rel="stylesheet" href="/api/style.css"></head><body><main>
<h1>${escapeHtml(info.title)} 接口</h1><p>${escapeHtml(info.description ?? "")}</p>
<p><a href="/api/openapi.json">OpenAPI 3.1（JSON）</a></p><nav aria-label="分组"><ul>${links.join("")}</ul></nav>
${sections.join("")}</main></body></html>`;
}

function operationHtml(operation: Operation & { path: string; method: string }): string {
  const { path, method, summary, description, parameters = [], requestBody, responses = {} } = operation;
  const rows = parameters.map(
    (one) =>
      `<tr><td><code>${escapeHtml(one.name)}</code></td><td>${escapeHtml(one.in)}</td><td>${one.required ? "必填" : ""}</td><td>${escapeHtml(one.description ?? "")} ${schemaHtml(one.schema)}</td></tr>`,
  );
  const body = Object.entries(requestBody?.content ?? {}).map(
    ([type, { schema }]) => `<h4>请求体 <small>${escapeHtml(type)}</small></h4>${schemaHtml(schema)}`,
  );
  const answers = Object.entries(responses).map(([status, answer]) => {
    const schemas = Object.values(answer.content ?? {}).map(({ schema }) => schemaHtml(schema));
    return `<h4>${escapeHtml(status)}</h4>${schemas.join("")}`;
  });
  return `<details><summary><b>${method.toUpperCase()}</b> <code>${escapeHtml(path)}</code> ${escapeHtml(summary ?? "")}</summary>
<p>${escapeHtml(description ?? "")}</p>${rows.length > 0 ? `<table><tbody>${rows.join("")}</tbody></table>` : ""}${body.join("")}${answers.join("")}</details>`;
}

const schemaHtml = (schema: Schema | undefined) =>
  schema ? `<pre tabindex="0">${escapeHtml(JSON.stringify(schema, null, 2))}</pre>` : "";

export const API_STYLE = `
body { margin: 0; font: 16px/1.6 system-ui, sans-serif; color: #1a1f26; background: #f6f7f9 }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem }
details { background: #fff; border: 1px solid #d5dae1; border-radius: 8px; margin: .5rem 0; padding: .5rem 1rem }
summary { cursor: pointer; min-height: 2.75rem; display: flex; gap: .75rem; align-items: center; flex-wrap: wrap }
summary b { min-width: 4rem; color: #0b57a4 }
pre { background: #f1f3f6; border-radius: 6px; padding: .75rem; overflow: auto; font-size: .875rem; max-height: 24rem }
table { border-collapse: collapse; width: 100% } td { border-top: 1px solid #e3e7ec; padding: .25rem .5rem; vertical-align: top }
a { color: #0b57a4 } nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; list-style: none }
`;
