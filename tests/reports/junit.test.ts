import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { XmlDocument, XmlElement, XsdValidator } from "libxml2-wasm";
import { expect, it } from "vitest";
import { reportAsJunit } from "../../src/reports/junit.ts";
import { limited } from "../../src/reports/limited.ts";
import { printable } from "../../src/reports/printable.ts";
import { clean, finding, plan, sample, texts } from "./sample.ts";
import { sourcesOf } from "./sources-of.ts";

const schema = XmlDocument.fromBuffer(
  readFileSync(join(import.meta.dirname, "schemas", "junit.xsd")),
);
const validator = XsdValidator.fromDoc(schema);

/** Reads and validates a report; it throws where the schema does not hold. */
function read(text: string): XmlDocument {
  const document = XmlDocument.fromString(text);
  validator.validate(document);
  return document;
}

function elements(document: XmlDocument, path: string): readonly XmlElement[] {
  return document.find(path).flatMap((node) => (node instanceof XmlElement ? [node] : []));
}

const attribute = (element: XmlElement | undefined, name: string) => element?.attr(name)?.value;

it("has a suite for each file and a case for each finding", () => {
  const document = read(reportAsJunit(sample));
  read(reportAsJunit(limited({ ...sample, most: 2 })));
  expect(elements(document, "//testsuite").map((suite) => attribute(suite, "name"))).toEqual([
    ...Object.keys(texts),
    "没有.plan",
  ]);
  const [suite] = elements(document, "//testsuite");
  expect(attribute(suite, "tests")).toBe("4");
  expect(attribute(suite, "failures")).toBe("2");
  expect(attribute(suite, "skipped")).toBe("1");
  expect(attribute(document.root, "tests")).toBe("7");
  expect(attribute(document.root, "failures")).toBe("3");
});

it("fails for errors and warnings, passes notes and skips what is accepted", () => {
  const document = read(reportAsJunit(sample));
  const of = (path: string) => elements(document, path).map((one) => attribute(one, "name"));
  expect(of("//testcase[failure]")).toEqual([
    "unknown-unit: 没有叫“温洲”的单位：100%",
    "vague-wording: “定期”没有写明{频次} [见](1)",
    "file-unreadable: “file-unreadable”有问题",
  ]);
  expect(of("//testcase[system-out]")).toEqual(["unnamed-measure: “unnamed-measure”有问题"]);
  expect(of("//testcase[skipped]")).toHaveLength(2);
  expect(elements(document, "//skipped")[0]?.content).toBe("上级原文");
  const [failure] = elements(document, "//failure");
  expect(attribute(failure, "type")).toBe("error unknown-unit");
  expect(failure?.content).toContain(`${plan}:2:6`);
  expect(failure?.content).toContain("  2 |   责任 温洲\n    |        ^^^^\n");
});

it("passes once for each file without findings", () => {
  const document = read(reportAsJunit(clean));
  expect(elements(document, "//testcase")).toHaveLength(3);
  expect(elements(document, "//testcase/*")).toEqual([]);
  expect(attribute(document.root, "failures")).toBe("0");
  read(reportAsJunit({ ...clean, files: [] }));
});

it("numbers cases of one name", () => {
  const place = { file: "a.plan", start: 0, end: 0 };
  const same = [0, 1, 2].map((start) => finding("odd", "error", { ...place, start }));
  const document = read(reportAsJunit({ ...clean, files: ["a.plan"], findings: same }));
  expect(elements(document, "//testcase").map((one) => attribute(one, "name"))).toEqual([
    "odd: “odd”有问题",
    "odd: “odd”有问题 (2)",
    "odd: “odd”有问题 (3)",
  ]);
});

it("is valid whatever the words are, and an XML reader gets them back", () => {
  const words = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(words, words, (message, text) => {
      const place = { file: "a.plan", start: 0, end: 0 };
      const odd = finding("odd", "error", place, { message: { zh: message, en: message } });
      const sources = sourcesOf({ "a.plan": text });
      const document = read(
        reportAsJunit({ ...clean, files: ["a.plan"], findings: [odd], sources }),
      );
      const [failure] = elements(document, "//failure");
      expect(attribute(failure, "message")).toBe(printable(message));
    }),
  );
});

it("makes control characters visible", () => {
  expect(printable("a\u0000\u001b[31m\u007f\u0085\u202e\ufffe\ud800b\t\r\n𠮷")).toBe(
    "a␀␛[31m␡����b\t\r\n𠮷",
  );
});
