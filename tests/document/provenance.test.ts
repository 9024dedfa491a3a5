import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { defaultDocumentOptions } from "../../src/document/document-options.ts";
import { noticeView } from "../../src/document/notice.ts";
import { planView } from "../../src/document/plan.ts";
import {
  type IssuedRecord,
  issuedRecordPath,
  joinStretches,
  type Stretch,
} from "../../src/document/provenance.ts";
import type { DocumentView } from "../../src/document/view.ts";
import { compile } from "../../src/model/compile.ts";
import { readSource } from "../../src/syntax/read-source.ts";
import { compiled, planText } from "../model/small.ts";

const folder = "plans/zhejiang-2015";
const sources = new Map(
  ["organization", "plan", "notice"].map((name) => {
    const path = `${folder}/${name}.plan`;
    return [path, readFileSync(path, "utf8")] as const;
  }),
);
const { model } = compile([...sources].map(([path, text]) => readSource({ path, text })));
const options = {
  ...defaultDocumentOptions,
  files: { table: () => undefined, image: (_source: string, path: string) => path },
  words: (text: string) => [text],
};

interface Traced {
  readonly text: string;
  readonly stretches: readonly Stretch[];
}

/** Every object of a view that says what its text comes from. */
function tracedIn(value: unknown): readonly Traced[] {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.values(value).flatMap(tracedIn);
  return "stretches" in value ? [value as Traced, ...inside] : inside;
}

/** A view without what tracing adds. */
const untraced = (view: DocumentView): unknown =>
  JSON.parse(
    JSON.stringify(view, (key, value: unknown) =>
      key === "stretches" || key === "labelPlace" || key === "fields" ? undefined : value,
    ),
  );

describe("a traced view", () => {
  const [notice] = model.notices;
  const [plan] = model.plans;
  if (notice === undefined || plan === undefined) throw new Error("the project has both");
  const views = [
    [noticeView(model, notice, { ...options, traced: true }), noticeView(model, notice, options)],
    [planView(model, plan, { ...options, traced: true }), planView(model, plan, options)],
  ] as const;

  it("says of every stretch of every text what it comes from, literally where it says so", () => {
    for (const [view] of views) {
      const texts = tracedIn(view);
      expect(texts.length).toBeGreaterThan(50);
      for (const { text, stretches } of texts) {
        let at = 0;
        for (const { length, origin } of stretches) {
          if (origin.from === "source" || origin.from === "shared") {
            const { file, start, end } = origin.place;
            expect(sources.get(file)?.slice(start, end)).toBe(text.slice(at, at + length));
          }
          at += length;
        }
        expect(at).toBe(text.length);
      }
    }
  });

  it("tells typed words from owners and dates that are set in", () => {
    const text = planText(
      '  句末 措施 | （责任：[=责任]）\n  措施 乙 "做[?几件]。" {\n    责任 组织部\n    时限 年底前\n    | [=责任]办好。\n  }',
    );
    const { model: whole } = compiled({ "甲.plan": text });
    const [own] = whole.plans;
    if (own === undefined) throw new Error("there is a plan");
    const traced = tracedIn(planView(whole, own, { ...options, traced: true }));
    const pieces = traced.flatMap(({ text: line, stretches }) => {
      let at = 0;
      return stretches.map(({ length, origin }) => {
        at += length;
        return `${origin.from} ${line.slice(at - length, at)}`;
      });
    });
    expect(pieces).toMatchInlineSnapshot(`
      [
        "source 甲方案",
        "source 做",
        "source 。",
        "field 组织部",
        "source 办好。",
        "shared （责任：",
        "field 组织部",
        "shared ）",
      ]
    `);
  });

  it("prints the same words as an untraced one", () => {
    for (const [traced, plain] of views) expect(untraced(traced)).toEqual(plain);
  });
});

it("joins stretches that go on in one source, and leaves others apart", () => {
  const place = (start: number, end: number) => ({ file: "a.plan", start, end });
  const source = (start: number, end: number): Stretch => ({
    length: end - start,
    origin: { from: "source", place: place(start, end) },
  });
  expect(joinStretches([source(0, 3), source(3, 5), source(9, 10)])).toEqual([
    source(0, 5),
    source(9, 10),
  ]);
});

it("keeps the record of a build by its hash", () => {
  const record: Pick<IssuedRecord, "build"> = { build: `sha256:${"ab".repeat(32)}` };
  expect(issuedRecordPath(record.build)).toBe(".planwright/issued/abababababababababababab.json");
});
