/**
 * Who may import whom. One table: the linter's overrides (`biome.rooms.json`) are generated from it by
 * `npm run generate`, and the tests hold the linter to it. Type imports count like all others.
 */

export interface Room {
  /** The rooms whose files it may import, its own apart. */
  readonly knows: readonly string[];
  /** Imports nothing from Node: it runs in a browser too. */
  readonly pure?: boolean;
  /** Of a room it knows: the one file of it that it may see. */
  readonly onlySees?: Readonly<Record<string, string>>;
  /** Folders inside it, each with the sister folders that it may import; any may import the files on top. */
  readonly inside?: Readonly<Record<string, readonly string[]>>;
}

const language = ["grammar", "time", "findings", "syntax"];
const compiled = [...language, "model", "tracking"];
const helpers = ["entries", "reading"];

export const rooms: Readonly<Record<string, Room>> = {
  grammar: { knows: [], pure: true },
  findings: { knows: [], pure: true },
  reports: { knows: ["findings"], pure: true },
  time: { knows: [], pure: true },
  syntax: { knows: ["grammar", "time", "findings"], pure: true },
  model: { knows: language, pure: true },
  tracking: { knows: [...language, "model"], pure: true },
  checks: {
    knows: [...compiled, "document"],
    pure: true,
    inside: {
      entries: ["reading"],
      reading: ["entries"],
      rules: helpers,
      structure: helpers,
      terms: helpers,
      responsibility: helpers,
      time: helpers,
      indicators: helpers,
      "official-form": helpers,
      wording: helpers,
      tracking: helpers,
    },
  },
  document: { knows: compiled, pure: true },
  roll: { knows: compiled, pure: true },
  sheets: { knows: compiled, pure: true },
  overview: { knows: [...compiled, "sheets"], pure: true },
  office: { knows: ["findings"], pure: true },
  collect: { knows: [...compiled, "sheets", "office"] },
  import: { knows: [...compiled, "document", "office"] },
  review: {
    knows: [...compiled, "document", "office"],
    pure: true,
    onlySees: { document: "provenance.ts" },
  },
  // Of what is made and collected a project knows which findings there can be: a code has one meaning.
  project: {
    knows: [...compiled, "checks", "sheets", "reports", "collect", "review", "output"],
    onlySees: { collect: "kinds.ts", review: "kinds.ts", output: "findings.ts" },
  },
  output: {
    knows: ["findings", "document", "sheets", "overview"],
    onlySees: { document: "view.ts" },
    inside: {
      print: [],
      notice: ["print"],
      docx: ["notice"],
      sheet: ["print", "docx"],
      xlsx: [],
      overview: ["print"],
    },
  },
  cli: {
    knows: [
      ...compiled,
      "checks",
      "document",
      "sheets",
      "overview",
      "roll",
      "collect",
      "office",
      "import",
      "review",
      "project",
      "output",
      "reports",
    ],
  },
};

/** The folder of a room. */
export const folderOf = (room: string) => (room === "grammar" ? "grammar" : `src/${room}`);

interface Pattern {
  readonly group: readonly string[];
  readonly message: string;
}

function patternsOf(name: string, room: Room): readonly Pattern[] {
  const refused = Object.keys(rooms).filter(
    (other) => other !== name && !room.knows.includes(other),
  );
  const arrows = {
    group: [...refused.map((other) => `**/${other}/**`), "**/index.ts"],
    message: `Imports point one way: ${name} knows ${room.knows.join(", ") || "nothing"}.`,
  };
  const narrow = Object.entries(room.onlySees ?? {}).map(([other, file]) => ({
    group: [`**/${other}/**`, `!**/${other}/${file}`],
    message: `${name} sees ${file} of ${other} and nothing else of it.`,
  }));
  const browser = {
    group: ["node:*"],
    message: "This room runs in a browser too: it imports nothing from Node.",
  };
  return [arrows, ...narrow, ...(room.pure === true ? [browser] : [])];
}

function override(folder: string, patterns: readonly Pattern[]) {
  const noRestrictedImports = { level: "error", options: { patterns } };
  return {
    includes: [`${folder}/**`],
    linter: { rules: { style: { noRestrictedImports } } },
  };
}

/** The folders inside a room: the arrows of the room, and those between the folders. */
function insideOf(name: string, room: Room) {
  const inside = room.inside ?? {};
  return Object.entries(inside).map(([folder, knows]) => {
    const refused = Object.keys(inside).filter((one) => one !== folder && !knows.includes(one));
    const sisters = {
      // A folder may have the name of a room (checks/time): what lies a step higher is the room.
      group: [...refused.map((one) => `../${one}/**`), ...refused.map((one) => `!../../${one}/**`)],
      message: `Imports point one way: ${name}/${folder} knows ${knows.join(", ") || "no folder beside it"}.`,
    };
    return override(`${folderOf(name)}/${folder}`, [...patternsOf(name, room), sisters]);
  });
}

/** The linter's configuration that the table stands for. */
export function linterOverrides() {
  return {
    overrides: Object.entries(rooms).flatMap(([name, room]) => [
      override(folderOf(name), patternsOf(name, room)),
      ...insideOf(name, room),
    ]),
  };
}
