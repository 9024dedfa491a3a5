import { pinyin } from "pinyin-pro";
import { expect, it } from "vitest";
import { findingKind } from "../../src/findings/finding.ts";
import {
  clearName,
  nearestNames,
  needsPronunciation,
  withNearestNames,
} from "../../src/findings/nearest-names.ts";
import { sourcesOf } from "../reports/sources-of.ts";

const reading = (text: string) => pinyin(text, { toneType: "none", type: "array", v: true });
const bureaus = [
  "温州",
  "嘉兴",
  "湖州",
  "绍兴",
  "金华",
  "衢州",
  "舟山",
  "台州",
  "丽水",
  "组织部",
  "宣传部",
];

it.each([
  ["温洲", "温州"],
  ["wenzhou", "温州"],
  ["嘉新", "嘉兴"],
  ["州温", "温州"],
  ["组织不", "组织部"],
  ["宣传布", "宣传部"],
  ["温州银监分局", "温州"],
  ["组织", "组织部"],
  ["绍信", "绍兴"],
])("takes %s for %s", (word, name) => {
  expect(nearestNames({ word, candidates: bureaus }, reading)[0]).toBe(name);
});

it.each([["宁波"], ["财务科"], ["x"], ["bank"], ["杭州湾新区"], ["全体"]])(
  "proposes nothing for %s",
  (word) => {
    expect(nearestNames({ word, candidates: bureaus }, reading)).toEqual([]);
  },
);

it("does not take one Chinese word of two characters for another of a different sound", () => {
  expect(nearestNames({ word: "嘉兴", candidates: ["绍兴", "金华"] }, reading)).toEqual([]);
});

it.each([
  ["goals", "goal"],
  ["mesaure", "measure"],
  ["Ower", "owner"],
  ["freqency", "frequency"],
])("takes %s for %s", (word, name) => {
  const candidates = ["goal", "measure", "owner", "frequency", "due", "section"];
  expect(nearestNames({ word, candidates })[0]).toBe(name);
});

it("puts the first of equally near candidates first", () => {
  expect(nearestNames({ word: "plaN1", candidates: ["plan2", "plan3"] })).toEqual([
    "plan2",
    "plan3",
  ]);
});

it("proposes at most three names", () => {
  const candidates = ["plan2", "plan3", "plan4", "plan5", "plan6"];
  expect(nearestNames({ word: "plan1", candidates })).toHaveLength(3);
});

it("asks for readings only where something Chinese is concerned", () => {
  expect(needsPronunciation({ word: "ower", candidates: ["owner"] })).toBe(false);
  expect(needsPronunciation({ word: "wenzhou", candidates: ["温州"] })).toBe(true);
});

const unknownUnit = findingKind<{ word: string }>({
  code: "unknown-unit",
  severity: "error",
  why: { zh: "", en: "" },
  message: { zh: ({ word }) => `没有“${word}”`, en: ({ word }) => `there is no “${word}”` },
  mend: { zh: () => "或者先声明它", en: () => "or declare it" },
});

it("asks whether the nearest name was meant and offers to write it", () => {
  const text = "责任 温洲 党委书记";
  const place = { file: "a.plan", start: 3, end: 10 };
  const finding = unknownUnit.at(
    place,
    { word: "温洲" },
    { misspelt: { word: "温洲", candidates: bureaus } },
  );
  const [named] = withNearestNames([finding], sourcesOf({ "a.plan": text }), reading);
  expect(named?.mend).toEqual({
    zh: "你要写的是不是“温州”？或者先声明它",
    en: "did you mean “温州”? or declare it",
  });
  expect(named?.fixes[0]?.edits).toEqual([
    { place: { file: "a.plan", start: 3, end: 5 }, text: "温州" },
  ]);
});

it("leaves a finding alone whose word resembles nothing", () => {
  const finding = unknownUnit.at(
    { file: "a.plan", start: 3, end: 5 },
    { word: "宁波" },
    { misspelt: { word: "宁波", candidates: bureaus } },
  );
  expect(withNearestNames([finding], sourcesOf({}), reading)).toEqual([finding]);
});

it.each([
  ["温洲", "温州"],
  ["wenzhou", "温州"],
  ["州温", "温州"],
  ["组织不", "组织部"],
  ["measrue", "measure"],
  ["Measure", "measure"],
  ["freqency", "frequency"],
])("is sure that %s is %s", (word, name) => {
  const candidates = [...bureaus, "measure", "frequency", "owner"];
  expect(clearName({ word, candidates }, reading)).toBe(name);
});

it.each([
  // Another unit that is not declared, and not a slip.
  ["机关纪委", ["机关党委", "机关工会"]],
  ["温州银监分局", ["温州", "台州"]],
  ["组织", ["组织部"]],
  ["第二支部", ["第一支部", "第三支部"]],
  ["一二班", ["二一班"]],
  ["plan1", ["plan2"]],
  ["owne", ["owner"]],
  // Two sound the same.
  ["办公事", ["办公室", "办公市"]],
])("is not sure what %s is among %j", (word, candidates) => {
  expect(clearName({ word, candidates }, reading)).toBeUndefined();
});

it("calls the fix safe that writes the one clear name, and no other", () => {
  const fixesOf = (word: string, candidates: readonly string[], text = `责任 ${word}`) => {
    const place = { file: "a.plan", start: 0, end: text.length };
    const finding = unknownUnit.at(place, { word }, { misspelt: { word, candidates } });
    const [named] = withNearestNames([finding], sourcesOf({ "a.plan": text }), reading);
    return named?.fixes.map(({ edits, safe }) => [edits[0]?.text, safe]);
  };
  expect(fixesOf("办公事", ["办公厅", "办公室"])).toEqual([["办公室", true]]);
  expect(fixesOf("办公事", ["办公室", "办公市", "组织部"])).toEqual([
    ["办公室", false],
    ["办公市", false],
  ]);
  expect(fixesOf("机关纪委", ["机关党委"])).toEqual([["机关党委", false]]);
  expect(fixesOf("温洲", ["温州"], "责任 温洲 或 温洲")).toEqual([["温州", false]]);
});
