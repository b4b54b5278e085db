/** The report as one HTML file for disclosure on any site. */
import type { ReportChart } from "#contract/report-chart.ts";
import { dayWords } from "#server/kernel/answer-words.ts";
import { drawChart } from "#server/kernel/chart/draw.ts";
import { svgOf } from "#server/kernel/chart/svg.ts";
import { chartAlt, chartTable } from "#server/kernel/chart/words.ts";
import { paperPage, wideTable } from "#server/platform/http/paper-page.ts";
import { escapeHtml } from "#server/platform/http/plain-page.ts";
import { type Paper, type PaperSection, type PaperTable, spansOf } from "./paper.ts";

export function htmlOf({ title, organName, draft, sections, signedOn, digest, tables }: Paper): string {
  const facts = tables.facts.map(
    ([name, value]) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  const body = [
    draft ? '<p class="centre">（未公布的稿本）</p>' : "",
    ...sections.map(sectionHtml),
    signedOn ? `<p class="right">${escapeHtml(organName)}<br>${dayWords(signedOn)}</p>` : "",
    `<div class="lying"><h2 class="centre">${escapeHtml(tables.title)}</h2><table>${facts.join("")}</table>`,
    `${tableHtml(tables.money)}${tableHtml(tables.indicators)}</div>`,
    digest ? `<p class="digest">数据摘要（SM3）：${digest}</p>` : "",
  ];
  return paperPage(title, body.join("\n"));
}

function sectionHtml({ title, paragraphs, comparison, charts }: PaperSection): string {
  return [
    `<h2>${escapeHtml(title)}</h2>`,
    ...paragraphs.map((words) => `<p>${escapeHtml(words)}</p>`),
    comparison ? tableHtml(comparison) : "",
    ...charts.map(chartHtml),
  ].join("");
}

/** The picture, and the numbers behind it. */
function chartHtml(chart: ReportChart): string {
  const { head, rows } = chartTable(chart);
  const even = { shares: head.map(() => 1), merged: 0, centred: [] };
  const table = tableHtml({ caption: chart.title, head, rows, ...even });
  const numbers = `<details><summary>“${escapeHtml(chart.title)}”的数据</summary>${table}</details>`;
  return `<figure>${svgOf(drawChart(chart), chartAlt(chart))}${numbers}</figure>`;
}

function tableHtml(each: PaperTable): string {
  const spans = spansOf(each);
  const head = each.head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join("");
  const rows = each.rows.map((row, place) => {
    const cells = row.map((text, column) => {
      const span = spans[place]![column]!;
      if (span === 0) return "";
      return `<td${span > 1 ? ` rowspan="${span}"` : ""}>${escapeHtml(text)}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  return wideTable(each.caption, `<thead><tr>${head}</tr></thead><tbody>${rows.join("")}</tbody>`);
}
