// Bundles the command and the library into dist/. Run by `npm run build`.
import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { build } from "esbuild";

/**
 * Bound to files of their own, or large and seldom asked for: they stay where npm puts them. All else
 * is bundled, since one file loads several times faster than the hundreds of a package.
 */
const external = [
  "@sparticuz/chromium",
  "chinese-days",
  "jieba-wasm",
  "papaparse",
  "pinyin-pro",
  "tar-fs",
];

const built = await build({
  entryPoints: ["src/cli/main.ts", "src/index.ts"],
  outdir: "dist",
  bundle: true,
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
  platform: "node",
  format: "esm",
  target: "node20.19",
  external,
  // A third less to read and parse at every start; names stay, for stacks.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "linked",
  // Bundled CommonJS modules call require for Node's own modules.
  banner: {
    js: 'import{createRequire as makeRequire}from"node:module";const require=makeRequire(import.meta.url);',
  },
  write: false,
  logLevel: "warning",
}).catch(() => undefined);

// The old dist/ stays where the new one cannot be made.
if (built === undefined) process.exit(1);
await rm("dist", { recursive: true, force: true });
for (const { path, contents } of built.outputFiles) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
}
await chmod("dist/cli/main.js", 0o755);
