import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { artefactsOf } from "../../../src/cli/artefacts/all.ts";
import type { Made, Tools } from "../../../src/cli/artefacts/artefact.ts";
import type { IssuedRecord } from "../../../src/document/provenance.ts";
import type { DocumentView } from "../../../src/document/view.ts";
import { parseCalendarDate } from "../../../src/time/calendar-date.ts";
import { judged } from "../../checks/judged-project.ts";
import { seedNotice } from "../notice/seed-view.ts";
import * as views from "../notice/views.ts";
import { contentOf } from "../print/print.ts";
import { docxOf } from "./docx.ts";
import { readBookmarks } from "./read-text.ts";
import { problemsOf } from "./validate.ts";

const projects = [
  "plans/zhejiang-2015",
  "plans/data-strategy-2020",
  "tests/fixtures/plans/wufei",
  "tests/fixtures/plans/wufei-2018",
  "tests/fixtures/plans/website",
  "tests/fixtures/plans/website-2018",
];

const tools: Tools = {
  printer: () => Promise.reject(new Error("no browser makes a DOCX file")),
  made: { file: "made.docx" },
};

async function docxFiles(
  folder: string,
  findings: boolean,
): Promise<readonly (Made & { readonly path: string })[]> {
  const project = await judged(folder);
  const today = parseCalendarDate("2026-01-01");
  if (today === undefined) throw new Error("a day");
  const artefacts = await artefactsOf(project, {
    only: ["notice", "plan", "sheets", "supervision", "adjustment", "bulletin"],
    formats: ["docx"],
    cwd: process.cwd(),
    today,
    units: [],
    findings,
  });
  return Promise.all(
    artefacts.map(async ({ path, make }) => ({ path, ...contentOf(await make(tools)) })),
  );
}

describe.each(projects)("the documents of %s", (folder) => {
  it.each([false, true])(
    "are no damaged files, with findings beside them: %s",
    async (findings) => {
      const files = await docxFiles(folder, findings);
      expect(files.length).toBeGreaterThan(1);
      for (const { path, bytes } of files)
        expect([path, problemsOf(bytes as Uint8Array)]).toEqual([path, []]);
      const commented = files.filter(
        ({ bytes }) => "word/comments.xml" in unzipSync(bytes as Uint8Array),
      );
      if (findings && folder === "plans/zhejiang-2015") expect(commented.length).toBeGreaterThan(0);
    },
  );

  it("say in their records what stands inside their bookmarks", async () => {
    for (const { path, bytes, kept } of await docxFiles(folder, false)) {
      const record = JSON.parse(kept?.text ?? "") as IssuedRecord;
      expect(record.document).toBe(path);
      expect(kept?.path).toContain(record.build.slice("sha256:".length).slice(0, 24));
      const inFile = readBookmarks(bytes as Uint8Array, "_pw_");
      const said = record.pieces.map(
        ({ bookmark, texts }) => [bookmark, texts[0]?.text.split("\n")[0]] as const,
      );
      expect([...inFile].sort()).toEqual([...said].sort());
      for (const { texts } of record.pieces)
        for (const { text, stretches } of texts)
          expect(stretches.reduce((sum, { length }) => sum + length, 0)).toBe(text.length);
    }
  });
});

const made: Readonly<Record<string, DocumentView>> = Object.fromEntries(
  Object.entries({ ...views, seed: seedNotice() }).flatMap(([name, view]) =>
    typeof view === "object" && "kind" in view && (view.kind === "notice" || view.kind === "plan")
      ? [[name, view as DocumentView] as const]
      : [],
  ),
);

it.each(Object.keys(made))("the document %s is no damaged file", async (name) => {
  const view = made[name];
  if (view === undefined) throw new Error(name);
  expect(problemsOf((await docxOf(view)).bytes)).toEqual([]);
});
