import { expect, it } from "vitest";
import { mendToUnicode } from "../../../src/output/print/to-unicode.ts";

const table = (body: string) => `begincmap\n${body}\nendcmap\n`;

it("gives radicals and control characters the characters they were printed for", () => {
  expect(
    mendToUnicode(table("3 beginbfchar\n<0001> <0001>\n<03D6> <2F2F>\n<03D9> <62D4>\nendbfchar")),
  ).toBe(table("3 beginbfchar\n<0001> <0020>\n<03D6> <5DE5>\n<03D9> <62D4>\nendbfchar"));
});

it("takes radicals out of ranges and leaves other ranges alone", () => {
  const mended = mendToUnicode(
    table("2 beginbfrange\n<0010> <0012> <0030>\n<0020> <0021> <2F08>\nendbfrange"),
  );
  expect(mended).toContain("1 beginbfrange\n<0010> <0012> <0030>\nendbfrange");
  expect(mended).toContain("2 beginbfchar\n<0020> <4EBA>\n<0021> <513F>\nendbfchar\nendcmap");
});
