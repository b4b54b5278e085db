/** The report as a workbook and as a page without script: the same cells, the same sums. */
import type { DisclosureReport, FilledTable } from "#contract/disclosure.ts";
import { tenThousandYuan } from "#server/kernel/money/amount.ts";
import { paperPage, wideTable } from "#server/platform/http/paper-page.ts";
import { escapeHtml } from "#server/platform/http/plain-page.ts";
import type { StyledSheet } from "#server/platform/xlsx/index.ts";

/** What stands in a cell; nothing entered stays empty. */
export function valueText(unit: FilledTable["unit"], value: number | null): string {
  if (value === null) return "";
  return unit === "fen" ? tenThousandYuan(value) : String(value);
}

const cellText = ({ unit, cells }: FilledTable, line: string, column: string): string =>
  valueText(unit, cells.find((cell) => cell.line === line && cell.column === column)?.value ?? null);

export function reportSheets({ sections }: DisclosureReport): StyledSheet[] {
  const texts = sections.map(({ name, text, tables }) => [
    name,
    text ?? (tables.length > 0 ? "见后面的工作表" : ""),
  ]);
  const sheets = sections
    .flatMap(({ tables }) => tables)
    .map((table): StyledSheet => {
      const rows = table.lines.map((line) => [
        `${"　".repeat(line.level ?? 0)}${line.name}`,
        ...table.columns.map(({ id }) => cellText(table, line.id, id)),
      ]);
      return {
        ...{ name: table.name.slice(0, 28), rows: [["", ...table.columns.map(({ name }) => name)], ...rows] },
        ...{ headRows: 1, widths: [52, ...table.columns.map(() => 16)] },
        numbers: table.columns.map((_, at) => at + 1),
      };
    });
  const front = { name: "年报", rows: [["部分", "内容"], ...texts], headRows: 1, widths: [40, 100] };
  return [front, ...sheets];
}

/** For disclosure: readable by anybody, on anything. */
export function reportPage(report: DisclosureReport, organ: string, note: string): string {
  const { year, sections } = report;
  const body = sections.map(({ name, text, tables }) => {
    const paragraphs = (text ?? "").split(/\n+/).filter(Boolean);
    const said = paragraphs.map((each) => `<p>${escapeHtml(each)}</p>`).join("\n");
    return `<h2>${escapeHtml(name)}</h2>\n${said}\n${tables.map(tableHtml).join("\n")}`;
  });
  const title = `${organ}${year}年政府信息公开工作年度报告`;
  return paperPage(title, `${body.join("\n")}\n<p class="digest">${escapeHtml(note)}</p>`);
}

function tableHtml(table: FilledTable): string {
  const head = table.columns.map(({ name }) => `<th scope="col">${escapeHtml(name)}</th>`).join("");
  const rows = table.lines.map((line) => {
    const cells = table.columns
      .map(({ id }) => `<td class="number">${cellText(table, line.id, id)}</td>`)
      .join("");
    const name = `${"　".repeat(line.level ?? 0)}${line.name}`;
    return `<tr><th scope="row">${escapeHtml(name)}</th>${cells}</tr>`;
  });
  const body = `<tbody>${rows.join("\n")}</tbody>`;
  return wideTable(table.name, `<thead><tr><th scope="col">项目</th>${head}</tr></thead>${body}`);
}
