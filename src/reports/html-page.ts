/**
 * The style of the HTML report. Lines float at the left and notes at the right, so that a long note
 * does not tear the text apart. Severities differ by the form of their lines too, not by colour alone.
 */
export const pageStyle = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1c1c1c;--soft:#595959;--rule:#d4d4d4;--block:#f7f7f5;--link:#0b5394;
--error:#a4000f;--warning:#7a4b00;--note:#1a4e8a;--error-back:#fde4e4;--warning-back:#fff0cc;--note-back:#e2eefb}
@media(prefers-color-scheme:dark){:root{--paper:#191919;--ink:#ececec;--soft:#b4b4b4;--rule:#484848;--block:#222;--link:#8ec5ff;
--error:#ff9d9d;--warning:#ffc861;--note:#9ccbff;--error-back:#4d1c1f;--warning-back:#463208;--note-back:#1d3450}}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{scroll-padding-top:1rem}
body{margin:0 auto;padding:1rem clamp(.75rem,3vw,2.5rem) 4rem;max-width:100rem;background:var(--paper);color:var(--ink);
font:1rem/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
h1{margin:0;font-size:1.6rem}
header p{margin:.2rem 0 1rem;color:var(--soft)}
h2{margin:2rem 0 .6rem;font-size:1.15rem;overflow-wrap:anywhere}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,input:focus-visible,select:focus-visible{outline:2px solid var(--link);outline-offset:2px}
summary{cursor:pointer;padding:.2rem 0}
code,pre{font-family:ui-monospace,Menlo,Consolas,"Noto Sans Mono CJK SC",monospace;font-size:.9375rem}
nav{border:1px solid var(--rule);border-radius:.4rem;padding:.6rem .9rem}
nav ol{margin:.3rem 0;padding-left:2.6rem;max-height:18rem;overflow:auto;overflow-wrap:anywhere}
nav li{padding:.1rem 0}
.filter{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center;border-bottom:1px solid var(--rule);padding-bottom:.6rem;margin-bottom:.4rem}
.filter p{margin:0;color:var(--soft)}
fieldset{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1rem;min-width:0}
legend{float:left;padding:0;margin-right:1rem;line-height:1.75rem}
.filter label{min-height:1.75rem;display:inline-flex;align-items:center;gap:.35rem}
select{font:inherit;max-width:100%;min-height:1.75rem}
.block{display:flow-root;background:var(--block);border:1px solid var(--rule);border-radius:.4rem;padding:.4rem .6rem .4rem 0;--number:3.4rem;--margin:24rem}
.line{clear:left}
.line>code{float:left;position:relative;width:calc(100% - var(--margin) - 1rem);min-height:1.8em;padding-left:calc(var(--number) + 1rem);white-space:pre-wrap;overflow-wrap:anywhere;tab-size:4;line-height:1.8}
.no{position:absolute;left:0;width:var(--number);text-align:right;color:var(--soft);font:.8125rem/2.0769 ui-monospace,Menlo,Consolas,monospace;user-select:none}
.line:target .no,.remark:target{outline:2px solid var(--link)}
.notes{float:right;clear:right;width:var(--margin)}
.remark{border-left:4px solid;background:var(--paper);padding:.4rem .7rem;margin:.2rem 0 .5rem;border-radius:0 .3rem .3rem 0;font-size:.9375rem;overflow-wrap:anywhere}
.block>.remark{margin:.2rem .6rem}
.remark p,.remark ul{margin:.15rem 0}
.remark ul{padding-left:1.2rem}
.remark details p{color:var(--soft)}
.remark code{font-size:.875rem}
.remark.error{border-color:var(--error)}.remark.warning{border-color:var(--warning)}.remark.note{border-color:var(--note)}
.error>.head,.error>b{color:var(--error)}.warning>.head,.warning>b{color:var(--warning)}.note>.head,.note>b{color:var(--note)}
mark{color:inherit;border-radius:.15rem;padding:.1em 0}
mark:empty{border-left:.25rem solid;padding:0 .1rem}
mark.error{background:var(--error-back);border-bottom:2px solid var(--error)}
mark.warning{background:var(--warning-back);border-bottom:2px dashed var(--warning)}
mark.note{background:var(--note-back);border-bottom:2px dotted var(--note)}
mark.related{background:none;border-bottom:1px solid var(--soft)}
mark.off{background:none;border-color:transparent}
a.off{display:none}
a.ref{font-size:.75rem;vertical-align:super;line-height:1;text-decoration:none;padding:0 .2rem;user-select:none}
a.ref.error{color:var(--error)}a.ref.warning{color:var(--warning)}a.ref.note{color:var(--note)}
.gap{margin:.2rem 0;color:var(--soft)}
.gap pre{margin:.2rem 0;white-space:pre-wrap;overflow-wrap:anywhere;color:var(--ink);padding:.2rem .6rem}
.nothing{font-size:1.25rem}
.accepted p{margin:.1rem 0}.accepted li,.clean li{overflow-wrap:anywhere}
@media screen and (max-width:52rem){.block{--number:2.2rem}.line{display:flow-root}.line>code{width:100%;padding-left:calc(var(--number) + .6rem)}
.notes{float:none;clear:both;width:auto;padding-left:calc(var(--number) + .6rem)}}
@media print{@page{margin:15mm}:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#444;--rule:#999;--block:#fff;--link:#000;
--error:#a4000f;--warning:#7a4b00;--note:#1a4e8a;--error-back:#fde4e4;--warning-back:#fff0cc;--note-back:#e2eefb}
body{padding:0;max-width:none;font-size:10pt}nav,.gap,.remark details{display:none}
.block{--number:2.2rem;--margin:65mm;margin-bottom:3mm;break-inside:avoid}.line>code{width:calc(100% - var(--margin) - .6rem)}
.notes{float:right;clear:right;width:var(--margin);padding-left:0}.line>code,.remark{break-inside:avoid}h2{break-after:avoid}mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}a{text-decoration:none}}
`;

/** Shows the filter and applies it: notes, their marks, the list; blocks whose notes are all hidden. */
export const filterScript = `
(() => {
  const filter = document.querySelector(".filter");
  if (!filter) return;
  const notes = [...document.querySelectorAll("article.remark")];
  const boxes = [...filter.querySelectorAll("input")];
  const code = filter.querySelector("select");
  const apply = () => {
    const on = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const shown = new Set();
    for (const note of notes) {
      const { number, severity, code: own } = note.dataset;
      note.hidden = !on.has(severity) || (code.value !== "" && code.value !== own);
      if (!note.hidden) shown.add(number);
    }
    for (const mark of document.querySelectorAll("[data-of]")) {
      const off = !mark.dataset.of.split(" ").some((number) => shown.has(number));
      if (mark.tagName === "LI") mark.hidden = off;
      else mark.classList.toggle("off", off);
    }
    for (const block of document.querySelectorAll(".block")) {
      const all = block.querySelectorAll("article.remark").length;
      block.hidden = all > 0 && block.querySelectorAll("article.remark:not([hidden])").length === 0;
    }
    filter.querySelector("output").textContent = shown.size;
  };
  filter.addEventListener("input", apply);
  filter.hidden = false;
  apply();
})();
`;
