import { relative } from "node:path";
import { expect, it } from "vitest";
import { defaultConfiguration } from "../../src/project/configuration.ts";
import { findPlaces } from "../../src/project/places.ts";
import { filesOf } from "../../src/project/read-files.ts";
import { folderWith } from "./folder-with.ts";

const plan = "";
const configuration = "{}";

/** The projects of arguments in a folder with these (empty) files: folder → files, with what was named. */
async function projects(files: readonly string[], args: readonly string[], under = ".") {
  const folder = await folderWith(
    Object.fromEntries(files.map((file) => [file, file.endsWith(".json") ? configuration : plan])),
  );
  const cwd = `${folder}/${under}`;
  const { places, problems } = await findPlaces(args, cwd);
  const shown: Record<string, readonly string[]> = {};
  const only: string[] = [];
  for (const place of places) {
    const own = await filesOf(place, defaultConfiguration);
    shown[relative(folder, place.folder) || "."] = own.map((file) => relative(folder, file));
    only.push(...(place.only ?? []).map((path) => relative(folder, path)));
  }
  return { shown, only, problems: problems.map((problem) => problem.en) };
}

it("takes each folder with plan files as a project of its own where none has a configuration", async () => {
  const { shown } = await projects(
    ["plans/a/org.plan", "plans/a/2015/plan.plan", "plans/b/plan.plan", "plans/README.md"],
    ["plans"],
  );
  expect(shown).toEqual({
    "plans/a": ["plans/a/2015/plan.plan", "plans/a/org.plan"],
    "plans/b": ["plans/b/plan.plan"],
  });
});

it("takes a folder with plan files as one project with all below it", async () => {
  const { shown } = await projects(["notice.plan", "org/units.plan"], []);
  expect(shown).toEqual({ ".": ["notice.plan", "org/units.plan"] });
});

it("takes a folder with a configuration as one project, and one inside it as another", async () => {
  const { shown } = await projects(
    [
      "a/planwright.config.json",
      "a/org/units.plan",
      "a/plan/plan.plan",
      "a/old/planwright.config.json",
      "a/old/plan.plan",
    ],
    ["a"],
  );
  expect(shown).toEqual({
    a: ["a/org/units.plan", "a/plan/plan.plan"],
    "a/old": ["a/old/plan.plan"],
  });
});

it("finds configured and plain projects beside each other", async () => {
  const { shown } = await projects(["a/planwright.config.json", "a/x/p.plan", "b/p.plan"], ["."]);
  expect(shown).toEqual({ a: ["a/x/p.plan"], b: ["b/p.plan"] });
});

it("reads the whole configured project for a file of it, and remembers what was named", async () => {
  const files = ["a/planwright.config.json", "a/org.plan", "a/plan.plan"];
  const { shown, only } = await projects(files, ["a/plan.plan"]);
  expect(shown).toEqual({ a: ["a/org.plan", "a/plan.plan"] });
  expect(only).toEqual(["a/plan.plan"]);
});

it("finds the project from a folder inside it", async () => {
  const files = ["a/planwright.config.json", "a/org.plan", "a/2015/plan.plan"];
  const { shown, only } = await projects(files, [], "a/2015");
  expect(shown).toEqual({ a: ["a/2015/plan.plan", "a/org.plan"] });
  expect(only).toEqual(["a/2015"]);
});

it("reads files without a configuration alone and together", async () => {
  const { shown } = await projects(
    ["a/org.plan", "a/plan.plan", "a/other.plan"],
    ["a/plan.plan", "a/org.plan"],
  );
  expect(shown).toEqual({ a: ["a/plan.plan", "a/org.plan"] });
});

it("takes globs", async () => {
  const { shown } = await projects(["a/x.plan", "b/x.plan", "b/y.plan"], ["*/x.plan"]);
  expect(shown).toEqual({ a: ["a/x.plan", "b/x.plan"] });
});

it("leaves out node_modules, build and hidden folders", async () => {
  const { shown } = await projects(
    ["p.plan", "node_modules/x/p.plan", "build/p.plan", ".git/p.plan", "sub/build/p.plan"],
    ["."],
  );
  expect(shown).toEqual({ ".": ["p.plan"] });
});

it.each([
  ["plan.pln", "there is no file or folder “plan.pln”; did you mean “plan.plan”?"],
  ["nowhere", "there is no file or folder “nowhere”"],
  ["*.txt", "“*.txt” matches no file"],
  ["empty", "“empty” holds no *.plan file; planwright init makes a new project"],
])("says that %s names nothing", async (argument, message) => {
  const { problems, shown } = await projects(["plan.plan", "empty/README.md"], [argument]);
  expect(problems).toEqual([message]);
  expect(shown).toEqual({});
});
