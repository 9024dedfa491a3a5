import { marked } from "marked";
import type { SourceText } from "../blocks.ts";
import { readHtml } from "./html.ts";

/** Markdown: its notes as typed ones, the rest as the page that it makes. */
export function readMarkdown(text: string): SourceText {
  const ids: string[] = [];
  for (const [, id = ""] of text.matchAll(/\[\^([^\]\s]{1,40})\](?!:)/g))
    if (!ids.includes(id)) ids.push(id);
  const notes: string[] = [];
  const body = text
    .replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, "")
    .replace(/^\[\^([^\]\s]{1,40})\]:[ \t]*(.*)$/gm, (all, id: string, note: string) => {
      const at = ids.indexOf(id);
      if (at === -1) return all;
      notes[at] = note;
      return "";
    })
    .replace(/\[\^([^\]\s]{1,40})\]/g, (all, id: string) => {
      const at = ids.indexOf(id);
      return at === -1 ? all : `\\[${at + 1}\\]`;
    });
  const list = notes.flatMap((note, at) => (note === undefined ? [] : [`\\[${at + 1}\\]${note}`]));
  const html = marked.parse([body, ...list].join("\n\n"), { async: false, gfm: true });
  return readHtml(html);
}
