import { runsIn } from "../../document/run-in.ts";
import { noteMarks } from "../blocks.ts";
import { quoted } from "../quoted.ts";
import type { DraftField, DraftItem, DraftPart, DraftText } from "../recognise/draft.ts";

/** Source text of drafted entries, and which block of the file each line came from. */

export class SourceWriter {
  readonly #lines: string[] = [];
  readonly #from: (number | undefined)[] = [];
  #depth = 0;

  /** @param locale English sentences are laid out by their own stops */
  constructor(
    private readonly locale: "zh" | "en",
    private readonly noteNames: ReadonlyMap<string, string>,
  ) {}

  line(text: string, at?: number): void {
    this.#lines.push(text === "" ? "" : `${"  ".repeat(this.#depth)}${text}`);
    this.#from.push(at);
  }

  open(head: string, at?: number): void {
    this.line(`${head} {`, at);
    this.#depth += 1;
  }

  close(): void {
    this.#depth -= 1;
    this.line("}");
  }

  /** The text, and the block of each of its lines. */
  get result(): { readonly text: string; readonly from: readonly (number | undefined)[] } {
    return { text: `${this.#lines.join("\n")}\n`, from: this.#from };
  }

  /** A title in quotes, with the marks of notes. */
  title(text: string): string {
    return quoted(this.#marked(text));
  }

  parts(parts: readonly DraftPart[], head: { readonly runsIn: boolean }): void {
    let before: "head" | "text" | "item" | "table" | "run" = "head";
    for (const part of parts) {
      if (part.type === "table") {
        this.#table(part.table, part.at);
        before = "table";
      } else if (part.type === "item") {
        const runs = part.kind === "行动" && part.apart === true;
        if (runs && before === "text") this.line("");
        if (runs) this.line("|", part.at);
        else if (before !== "head" && part.kind !== "行动") this.line("");
        this.item(part);
        before = part.kind === "行动" ? "run" : "item";
      } else {
        if (part.bullet === true) this.line(`要点 | ${this.#marked(part.text)}`, part.at);
        else {
          const divides = part.apart && (before === "run" || (before === "head" && head.runsIn));
          if (divides) this.line("|", part.at);
          else if (part.apart && before === "text") this.line("");
          this.#text(part);
        }
        before = part.bullet === true ? "table" : "text";
      }
    }
  }

  item(item: DraftItem): void {
    const title = item.title === undefined ? "" : ` ${this.title(item.title)}`;
    const time = item.time === undefined ? "" : ` ${item.time}`;
    const head = `${item.kind} ${item.name}${title}${time}`;
    if (item.fields.length + item.parts.length === 0) {
      this.line(head, item.at);
      return;
    }
    this.open(head, item.at);
    this.fields(item.fields);
    this.parts(item.parts, { runsIn: runsIn(item.title ?? "", this.locale) });
    this.close();
  }

  fields(fields: readonly DraftField[]): void {
    for (const { keyword, value, block, at } of fields) {
      this.line(`${keyword} ${value}`, at);
      for (const line of block ?? []) this.line(`  ${line}`, at);
      if (block !== undefined) this.line("}", at);
    }
  }

  #text({ text, at, question }: DraftText): void {
    const asked = question === undefined ? "" : `[?${question}]`;
    const lines = (this.#marked(text) + asked)
      .split(
        this.locale === "en" ? /(?<=[.!?]) (?=[A-Z])/ : /(?<=[。！？])(?=[\p{Script=Han}“《（])/u,
      )
      .filter((line) => line !== "");
    for (const line of lines) this.line(`| ${line}`, at);
    if (lines.length === 0) this.line("|", at);
  }

  #table(
    table: {
      readonly rows: readonly (readonly {
        readonly lines: readonly string[];
        readonly joined?: string;
      }[])[];
    },
    at: number,
  ): void {
    this.open("表", at);
    for (const row of table.rows) {
      const cells = row.map(({ lines, joined }) => {
        if (joined !== undefined) return joined === "above" ? "^" : "<";
        if (lines.length === 0) return '""';
        return lines.map((line) => quoted(this.#marked(line))).join(" ");
      });
      this.line(cells.join(", "), at);
    }
    this.close();
  }

  /** Text as it stands behind a bar: marks of notes put in, brackets that would begin a mark doubled. */
  #marked(text: string): string {
    return text
      .replace(/([[［【])(?=[*@#=?＊＠＃＝？])/g, "$1$1")
      .replace(noteMarks, (_mark, id: string) => `[*${this.noteNames.get(id) ?? id}]`);
  }
}
