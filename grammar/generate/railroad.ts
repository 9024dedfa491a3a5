import { parserRules, type Rule } from "./rules.ts";
import { tokenNotes } from "./token-notes.ts";

/** Draws a rule as an SVG element. Chevrotain brings such a function in its `diagrams` folder. */
export type DrawRule = (rule: Rule) => string;

const style = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #1a1a1a; background: #fff }
h2 { font: bold 1.1rem ui-monospace, monospace; margin: 2rem 0 0 }
svg { max-width: 100%; height: auto }
svg path { fill: none; stroke: #333; stroke-width: 2 }
svg rect { fill: #f3f4f6; stroke: #333; stroke-width: 2 }
svg .non-terminal rect { fill: #e0ecff }
svg text { font: 14px ui-monospace, monospace; text-anchor: middle }
table { border-collapse: collapse } td { border-top: 1px solid #ddd; padding: .3rem 1rem .3rem 0; vertical-align: top }
code { font-family: ui-monospace, monospace }
`.trim();

function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** Takes out what only a script could use, and makes each box a link to what it names. */
function linked(svg: string): string {
  return svg
    .replace(/<title>[^<]*<\/title>\n?/g, "")
    .replace(
      /<text x="([^"]*)" y="([^"]*)"[^>]*>([^<]*)<\/text>/g,
      '<a href="#$3"><text x="$1" y="$2">$3</text></a>',
    );
}

/**
 * The text of `grammar/railroad.html`: a page of its own, drawn beforehand, without scripts or outside files.
 * @param draw see `DrawRule`
 */
export function railroadPage(draw: DrawRule): string {
  const diagrams = parserRules().map(
    (rule) => `<h2 id="${rule.name}">${rule.name}</h2>\n${linked(draw(rule)).trim()}`,
  );
  const tokens = tokenNotes.map(
    ({ token, matches, skipped }) =>
      `<tr id="${token}"><td><code>${token}</code></td><td>${escapeHtml(matches)}${skipped === true ? " (skipped)" : ""}</td></tr>`,
  );
  return [
    "<!DOCTYPE html>",
    '<html lang="en">',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    "<title>The grammar of the plan language</title>",
    `<style>\n${style}\n</style>`,
    "<h1>The grammar of the plan language</h1>",
    "<p>Generated from the parser. One rule reads every entry; which entries there are, where each may stand and what its line holds says the kind table in the language reference.</p>",
    ...diagrams,
    "<h2>Tokens</h2>",
    "<table>",
    ...tokens,
    "</table>",
    "</html>",
    "",
  ].join("\n");
}
