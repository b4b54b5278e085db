/** Published papers as one HTML file: no script, nothing from elsewhere, the same look on a site, on a phone and printed. */
import { createHash } from "node:crypto";
import { escapeHtml } from "./plain-page.ts";

const song = "'FZXiaoBiaoSong-B05S','方正小标宋简体','STZhongsong','Songti SC',SimSun,serif";
const fang = "FangSong_GB2312,FangSong,STFangsong,'Songti SC',serif";
const hei = "SimHei,'Heiti SC','Microsoft YaHei',sans-serif";

const style = `:root{color-scheme:light}body{margin:0;background:#f1f1ee;color:#1a1a1a;font:1.125rem/1.75 ${fang}}
main{box-sizing:border-box;max-width:52rem;margin:0 auto;padding:3rem clamp(1rem,5vw,4.5rem);background:#fff}
h1{margin:0 0 2rem;text-align:center;font:400 1.75rem/1.4 ${song};text-wrap:balance}
h2{margin:2rem 0 .5rem;font:400 1.125rem/1.6 ${hei};text-indent:2em}h2.centre{text-indent:0;font-size:1.375rem}
p{margin:0;text-indent:2em;text-align:justify;overflow-wrap:anywhere}
.centre{text-align:center;text-indent:0}.right{margin-top:1.5rem;text-align:right;text-indent:0}
.digest{margin-top:1.5rem;color:#555;font-size:.8125rem;text-indent:0}
figure{margin:1.25rem 0}figure svg{display:block;width:100%;height:auto;font-family:${fang}}
details{font-size:.9375rem}summary{cursor:pointer;padding:.5rem 0}
.wide{overflow-x:auto;margin:.75rem 0}.wide:focus-visible{outline:3px solid #1a5fb4}
table{width:100%;border-collapse:collapse;font-size:.9375rem;line-height:1.5}
caption{padding:.5rem 0;text-align:left;font-family:${hei}}
th,td{min-width:3em;padding:.3rem .5rem;border:1px solid #333;vertical-align:middle}th{background:#f2f2f2;font-weight:400;font-family:${hei}}
tbody th{text-align:left}td.number{text-align:right;font-variant-numeric:tabular-nums}
@media (max-width:40rem){main{padding-block:1.5rem}h1{font-size:1.375rem}body{font-size:1.0625rem}}
@page{size:A4;margin:37mm 26mm 35mm 28mm}@page wide{size:A4 landscape;margin:26mm 20mm 24mm}
@media print{body{background:none;font-size:16pt;line-height:28.8pt}main{max-width:none;padding:0}.lying{page:wide}
h1{font-size:22pt}h2{font-size:16pt;break-after:avoid}figure,tr{break-inside:avoid}thead{display:table-header-group}
table{font-size:10pt;line-height:1.4}.wide{overflow:visible}}`;

/** Served from here, a page may use this style and nothing else. */
export const paperPolicy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** @param body HTML, escaped by whoever wrote it. */
export function paperPage(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${style}</style></head><body><main><h1>${escapeHtml(title)}</h1>
${body}
</main></body></html>
`;
}

/** A table that scrolls by itself where it is too wide, by keyboard too. */
export const wideTable = (caption: string, table: string): string =>
  `<div class="wide" tabindex="0" role="region" aria-label="${escapeHtml(caption)}"><table><caption>${escapeHtml(caption)}</caption>${table}</table></div>`;
