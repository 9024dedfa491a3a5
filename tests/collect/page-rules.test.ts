import { join } from "node:path";
import { build } from "esbuild";
import { expect, it } from "vitest";

/** The rules that the sheet in a browser asks: the same code, as one file. */

const root = join(import.meta.dirname, "../..");

const entry = `import { judgePageRow } from "./src/collect/page-rules.ts";
(globalThis.planwright ??= {}).rules = { judge: judgePageRow };`;

it("is bundled for the browser as it stands in the templates", async () => {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: root, loader: "ts" },
    bundle: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    charset: "utf8",
    minifySyntax: true,
    minifyWhitespace: true,
    banner: { js: "// Generated of src/collect/page-rules.ts by `npm run generate`." },
    write: false,
    logLevel: "warning",
  });
  await expect(outputFiles[0]?.text).toMatchFileSnapshot(join(root, "templates/sheet/rules.js"));
});
