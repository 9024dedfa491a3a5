import fc from "fast-check";
import { expect, it } from "vitest";
import { fileNames } from "../../src/cli/file-names.ts";

it("keeps ordinary names and mends what file systems refuse", () => {
  expect(fileNames(["党建2015", "a/b", "..", "con", "3:00", "x.", "党建2015", "A", "a"])).toEqual([
    "党建2015",
    "a_b",
    "_",
    "_con",
    "3_00",
    "x",
    "党建2015-2",
    "A",
    "a-2",
  ]);
});

it("gives every name a file of its own in the same folder", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", minLength: 1 })), (names) => {
      const files = fileNames(names);
      expect(new Set(files.map((name) => name.normalize("NFC").toLowerCase())).size).toBe(
        names.length,
      );
      for (const name of files) expect(name).toMatch(/^[^\\/:*?"<>|]*[^\\/:*?"<>|. ]$/);
    }),
  );
});
