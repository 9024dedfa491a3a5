// Bundles the command and the library into dist/. Run by `npm run build`.
import { rm } from "node:fs/promises";
import { build } from "esbuild";

/** Loaded only when needed and large, or bound to files of their own: they stay where npm puts them. */
const external = [
  "@cantoo/pdf-lib",
  "@puppeteer/browsers",
  "@sparticuz/chromium",
  "chinese-days",
  "fontkit",
  "handlebars",
  "papaparse",
  "pinyin-pro",
  "puppeteer",
  "tar-fs",
];

await rm("dist", { recursive: true, force: true });
await build({
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
  metafile: process.argv.includes("--meta"),
  logLevel: "warning",
});
