import { escapeXml } from "../escape-xml.ts";
import type { Language } from "../findings/finding.ts";
import { headings, type Listed, type ListedChange } from "./listed.ts";

/** The list as a page for the one who accepts changes: what is asked for is read first, then by whom. It loads nothing. */

const style = `
:root { color-scheme: light; --line: #d5d9dd; --soft: #5b6670; --gone: #a3162b; --put: #0b5d3b; --warn: #8a4b00; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 84rem; padding: 1.5rem; font: 16px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif; color: #1c2226; background: #fff; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; line-height: 1.3; }
.counts { margin: 0 0 1.25rem; color: var(--soft); }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-weight: 600; color: var(--soft); border-bottom: 2px solid var(--line); padding: .4rem .6rem; white-space: nowrap; }
td { vertical-align: top; border-bottom: 1px solid var(--line); padding: .6rem; overflow-wrap: anywhere; }
td.number { font-variant-numeric: tabular-nums; text-align: right; font-weight: 600; }
td.item { width: 16%; } td.text { width: 42%; } td.who { width: 16%; }
del { color: var(--gone); } ins { color: var(--put); text-decoration-thickness: 2px; text-underline-offset: 3px; }
.around, .when, .files { color: var(--soft); } .when, .files { font-size: .875rem; display: block; }
.kind { font-weight: 600; margin-right: .5em; }
.comment { margin: .4rem 0 0; padding-left: .75rem; border-left: 3px solid var(--line); white-space: pre-line; }
.state { margin: .4rem 0 0; color: var(--warn); font-weight: 600; }
.none { color: var(--soft); }
@media (max-width: 46rem) {
  body { padding: 1rem; } thead { display: none; }
  tr { display: block; border-bottom: 2px solid var(--line); padding: .5rem 0; }
  td { display: block; border: 0; padding: .15rem 0; width: auto !important; }
  td.number { text-align: left; } td.number::before { content: "#"; }
}
@media print { body { max-width: none; padding: 0; font-size: 10pt; } tr { break-inside: avoid; } }
`;

function textOf({ before, old, new: put, after, kind, change }: ListedChange): string {
  const around = (text: string) =>
    text === "" ? "" : `<span class="around">${escapeXml(text)}</span>`;
  const gone =
    old === ""
      ? ""
      : change.kind === "comment"
        ? `<mark>${escapeXml(old)}</mark>`
        : `<del>${escapeXml(old)}</del>`;
  const added = put === "" ? "" : `<ins>${escapeXml(put)}</ins>`;
  return `<span class="kind">${escapeXml(kind)}</span>${around(before)}${gone}${added}${around(after)}`;
}

function rowOf(one: ListedChange): string {
  const { number, item, who, when, comment, files, state } = one;
  const said = comment === "" ? "" : `<p class="comment">${escapeXml(comment)}</p>`;
  const told = state === "" ? "" : `<p class="state">${escapeXml(state)}</p>`;
  return `<tr id="change-${number}"><td class="number">${number}</td><td class="item">${escapeXml(item)}</td><td class="text">${textOf(one)}${said}${told}</td><td class="who">${escapeXml(who)}<span class="when">${escapeXml(when)}</span><span class="files">${escapeXml(files)}</span></td></tr>`;
}

/**
 * The page.
 * @param counts what the list comes to, in the language
 */
export function reviewPage({ changes }: Listed, counts: string, language: Language): string {
  const zh = language === "zh";
  const title = zh ? "审改清单" : "Review";
  const head = [
    headings.number[language],
    headings.item[language],
    zh ? "原文与改动" : "Text and change",
    headings.who[language],
  ]
    .map((heading) => `<th scope="col">${heading}</th>`)
    .join("");
  const body =
    changes.length === 0
      ? `<p class="none">${zh ? "没有改动，也没有批注。" : "Nothing was changed, and there is no comment."}</p>`
      : `<table><thead><tr>${head}</tr></thead><tbody>\n${changes.map(rowOf).join("\n")}\n</tbody></table>`;
  return `<!doctype html>
<html lang="${zh ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${escapeXml(counts)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<h1>${title}</h1>
<p class="counts">${escapeXml(counts)}</p>
${body}
</body>
</html>
`;
}
