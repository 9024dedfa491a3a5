import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { strFromU8, strToU8 } from "fflate";
import { expect, it } from "vitest";
import { readRecord } from "../../../src/review/record.ts";
import { reviewOf } from "../../../src/review/review.ts";
import { converted, hasOffice } from "../../output/docx/office.ts";
import { applied, copyOf, type Issued, issue } from "./issued.ts";
import { officeEdited } from "./office-edits.ts";
import { edits, texts } from "./thirty-edits.ts";

/** What LibreOffice writes: its changes come back at their places. */

/** Each edit is listed with its words and who made it, and written or left to a person as it should be. */
function expectEdits(bytes: Uint8Array, issued: Issued): void {
  const { changes } = reviewOf([copyOf(bytes, issued.record)]);
  const { fates } = applied(issued, changes);
  const told = changes.map((change) => {
    const put = change.kind === "comment" ? change.comments[0]?.text : change.new;
    return `${change.old}→${put?.trim()} ${change.tracked ? change.who.join() : "?"} ${fates.get(change.number)?.type}`;
  });
  const expected = edits.map(({ old, new: put, kind, who = "省发展改革委", outcome }) => {
    if (kind === "join") return `第一段末尾的话。¶→第二段开头的话。 ${who} ${outcome}`;
    // The words that stay are no part of it, and nobody is named.
    if (kind === "untracked") return `一→某 ? ${outcome}`;
    return `${old}→${put} ${who} ${outcome}`;
  });
  expect(told.sort()).toEqual(expected.sort());
}

it.skipIf(!hasOffice)(
  "finds each of thirty-three kinds of edits, and writes or names it",
  { timeout: 200_000 },
  async () => {
    const issued = await issue(texts);
    const fodt = strFromU8(await converted(issued.bytes, "docx", "fodt"));
    const bytes = await converted(strToU8(officeEdited(fodt, edits)), "fodt", "docx");
    if (process.env.PLANWRIGHT_KEEP !== undefined) {
      await writeFile(join(process.env.PLANWRIGHT_KEEP, "office-reviewed.docx"), bytes);
      await writeFile(
        join(process.env.PLANWRIGHT_KEEP, "office-reviewed.json"),
        JSON.stringify(issued.record),
      );
    }
    expectEdits(bytes, issued);
  },
);

it("finds the same in the copy that is kept, where there is no LibreOffice", async () => {
  const kept = (name: string) => readFile(join(import.meta.dirname, name));
  const record = readRecord(strFromU8(await kept("office-reviewed.json")));
  if (record === undefined) throw new Error("the record is kept beside it");
  expectEdits(await kept("office-reviewed.docx"), { texts, record, bytes: new Uint8Array() });
});
