import type { SourceTable } from "../blocks.ts";
import { quoted } from "../quoted.ts";
import type { DraftField, DraftItem } from "./draft.ts";
import type { Names } from "./names.ts";

/** Tables of tasks as entries, with a layout that prints the same table. */

type Role =
  | "number"
  | "group"
  | "task"
  | "measure"
  | "lead"
  | "owner"
  | "help"
  | "people"
  | "time"
  | "note";

/** What columns are called, blanks left out. */
const columnNames: readonly (readonly [Role, RegExp])[] = [
  ["number", /^(?:序号|编号)$/],
  [
    "task",
    /^(?:工作内容|具体任务|任务内容|具体措施|工作举措|主要措施|任务事项|重点工作|工作任务|重点工作任务|项目名称|工作事项|重点任务内容|主要任务内容|具体内容|任务名称)$/,
  ],
  ["group", /^(?:类别|领域|重点任务|目标任务|主要任务|一级指标|任务类别|工作类别|责任领域)$/],
  [
    "measure",
    /^(?:目标|工作目标|目标值|指标|年度目标|预期成果|完成标准|成果形式|目标要求|工作要求|建设内容)$/,
  ],
  ["lead", /^(?:牵头单位|主办单位|牵头部门|牵头科室|牵头处室)$/],
  ["owner", /^(?:责任单位|主责部门|责任部门|承办单位|责任科室|责任处室|落实单位|实施单位)$/],
  ["help", /^(?:配合单位|协办单位|参与单位|协同单位|配合部门|配合科室|责任配合单位)$/],
  ["people", /^(?:责任人|责任领导|分管领导|牵头领导|联系人)$/],
  [
    "time",
    /^(?:完成时限|完成时间|时间节点|时限要求|完成期限|时间安排|进度安排|完成时限要求|时限)$/,
  ],
  ["note", /^(?:备注|说明)$/],
];

/** A cell as written, on one line; lines of it are joined. */
const cellText = (table: SourceTable, row: number, column: number) =>
  (table.rows[row]?.[column]?.lines ?? []).join("");

interface Columns {
  readonly heads: readonly string[];
  readonly roles: readonly (Role | undefined)[];
}

function columnsOf(table: SourceTable): Columns | undefined {
  const [first] = table.rows;
  if (first === undefined || (table.heads ?? 1) !== 1) return undefined;
  if (first.some(({ joined, lines }) => joined !== undefined || lines.length !== 1))
    return undefined;
  const heads = first.map(({ lines }) => lines[0] ?? "");
  const bare = heads.map((head) => head.replace(/[\s\u3000]/g, ""));
  const roles = bare.map((head) => columnNames.find(([, pattern]) => pattern.test(head))?.[0]);
  // 重点任务 is what is done where no other column says it.
  if (!roles.includes("task")) {
    const at = roles.lastIndexOf("group");
    if (at !== -1) roles[at] = "task";
  }
  const has = (role: Role) => roles.filter((one) => one === role).length;
  if (has("task") !== 1 || has("lead") + has("owner") + has("time") === 0) return undefined;
  for (const role of ["number", "group", "lead", "owner", "help", "time"] as const)
    if (has(role) > 1) return undefined;
  return { heads, roles };
}

/** What cells of owners and times say, in the fields of an entry. */
export interface CellReader {
  readonly names: Names;
  /** The fields of a cell; undefined where it is not surely read. */
  duties(text: string, keyword: "责任" | "牵头" | "配合"): DraftField | undefined;
  time(text: string): DraftField | undefined;
  unsure(what: "unsure-owner" | "unsure-due", said: string): void;
}

export interface TaskTable {
  /** The layout, for the entry that holds the tasks. */
  readonly fields: readonly DraftField[];
  readonly items: readonly DraftItem[];
}

const keywordOf = { lead: "牵头", owner: "责任", help: "配合" } as const;

/** Reads a table as tasks; undefined where it is none. */
export function readTaskTable(
  table: SourceTable,
  at: number,
  reader: CellReader,
): TaskTable | undefined {
  const columns = columnsOf(table);
  if (columns === undefined || table.rows.length < 2) return undefined;
  const { heads, roles } = columns;
  const rows = table.rows.slice(1);
  const task = roles.indexOf("task");
  const usable = rows.every((row) =>
    row.every(
      ({ joined }, column) => joined === undefined || (joined === "above" && column !== task),
    ),
  );
  if (!usable || rows.some((row) => row[task]?.lines.length === 0)) return undefined;
  const whole = rows.map((row, y) => row.map((_cell, column) => fullText(table, y + 1, column)));
  const numbered = numberSample(roles, whole);
  const group = roles.indexOf("group");
  const grouped = group !== -1 && rows.some((row) => row[group]?.joined === "above");
  const fields = roles.map((role, column) =>
    columnFields(
      role,
      whole.map((row) => row[column] ?? ""),
      heads[column] ?? "",
      at,
      reader,
    ),
  );
  const items = whole.map((row, y): DraftItem => {
    const title = row[task] ?? "";
    return {
      type: "item",
      kind: "措施",
      name: reader.names.of(title, "措施"),
      title,
      at,
      fields: roles.flatMap((role, column) =>
        role === "task" || role === "number" || (column === group && grouped)
          ? []
          : (fields[column]?.rows[y] ?? []),
      ),
      parts: [],
    };
  });
  const layout = roles.map((role, column) => {
    const joined = rows.some((row) => row[column]?.joined === "above") ? " 合并" : "";
    const source =
      role === "task"
        ? "措施"
        : role === "number"
          ? '"[序号]"'
          : column === group && grouped
            ? "目标"
            : (fields[column]?.source ?? "");
    return `列 ${quoted(heads[column] ?? "")} = ${source}${source === "目标" ? "" : joined}`;
  });
  return {
    fields: [
      { keyword: "版式", value: "表 {", at, block: layout },
      {
        keyword: "编号",
        value: numbered === undefined ? "措施 无" : `措施 ${quoted(numbered)} 连续`,
        at,
      },
      ...(grouped ? [{ keyword: "编号", value: "目标 无", at }] : []),
    ],
    items: grouped
      ? inGroups(
          rows.map((row) => row[group]?.joined === "above"),
          whole.map((row) => row[group] ?? ""),
          items,
          at,
          reader,
        )
      : items,
  };
}

/**
 * The tasks of a table that stays as it stands: milestones, which print nothing and are tracked. For tables whose
 * joined cells no layout gives.
 */
export function milestonesOf(table: TaskTable, at: number): readonly DraftItem[] {
  const rows = table.items.flatMap((item) =>
    item.kind === "目标"
      ? item.parts.flatMap((part) => (part.type === "item" ? [part] : []))
      : [item],
  );
  return rows.map(({ name, title = "", fields }) => {
    const due = fields.find(({ keyword }) => keyword === "时限")?.value;
    const often = fields.find(({ keyword }) => keyword === "频次")?.value;
    return {
      type: "item",
      kind: "节点",
      name,
      title,
      time: due ?? `待定 ${quoted(often === undefined ? "表中没有写时间" : `频次：${often}`)}`,
      at,
      fields: fields.filter(({ keyword }) => /^(?:责任|牵头|配合)$/.test(keyword)),
      parts: [],
    };
  });
}

/** The text of a cell, or of the one that reaches down to it. */
function fullText(table: SourceTable, row: number, column: number): string {
  let y = row;
  while (y > 1 && table.rows[y]?.[column]?.joined === "above") y -= 1;
  return cellText(table, y, column);
}

/** The first number, where they run from 1 without a gap. */
function numberSample(
  roles: readonly (Role | undefined)[],
  rows: readonly (readonly string[])[],
): string | undefined {
  const column = roles.indexOf("number");
  if (column === -1) return undefined;
  return rows.every((row, index) => row[column] === String(index + 1)) ? "1" : undefined;
}

interface ColumnFields {
  /** Where the cells come from, as `列` says it. */
  readonly source: string;
  readonly rows: readonly (readonly DraftField[])[];
}

/** The cells of a column as fields of its rows: understood in every row, or labels that print as typed. */
function columnFields(
  role: Role | undefined,
  cells: readonly string[],
  head: string,
  at: number,
  reader: CellReader,
): ColumnFields {
  if (role === "lead" || role === "owner" || role === "help") {
    const keyword = keywordOf[role];
    const read = cells.map((text) => (text === "" ? undefined : reader.duties(text, keyword)));
    if (read.every((field, index) => field !== undefined || cells[index] === ""))
      return { source: keyword, rows: read.map((field) => (field === undefined ? [] : [field])) };
    reader.unsure(
      "unsure-owner",
      cells.filter((text, index) => text !== "" && read[index] === undefined).join("；"),
    );
  }
  if (role === "time") {
    const read = cells.map((text) => (text === "" ? undefined : reader.time(text)));
    if (read.every((field, index) => field !== undefined || cells[index] === ""))
      return {
        source: '"{[=时限]}{[=频次]}"',
        rows: read.map((field) => (field === undefined ? [] : [field])),
      };
    reader.unsure(
      "unsure-due",
      cells.filter((text, index) => text !== "" && read[index] === undefined).join("；"),
    );
  }
  const key = head.replace(/[^\p{Script=Han}A-Za-z0-9]/gu, "") || "栏";
  return {
    source: `"{[=标签 ${key}]}"`,
    rows: cells.map((text) =>
      text === "" ? [] : [{ keyword: "标签", value: `${key} ${quoted(text)}`, at }],
    ),
  };
}

/** Tasks under the cells that reach over them. */
function inGroups(
  joined: readonly boolean[],
  titles: readonly string[],
  items: readonly DraftItem[],
  at: number,
  { names }: CellReader,
): readonly DraftItem[] {
  const groups: DraftItem[] = [];
  let inside: DraftItem[] = [];
  let title = "";
  const flush = () => {
    if (inside.length > 0)
      groups.push({
        type: "item",
        kind: "目标",
        name: names.of(title, "目标"),
        title,
        at,
        fields: [],
        parts: inside,
      });
    inside = [];
  };
  items.forEach((item, index) => {
    if (joined[index] !== true) {
      flush();
      title = titles[index] ?? "";
    }
    inside.push(item);
  });
  flush();
  return groups;
}
