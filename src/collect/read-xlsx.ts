import { type RawFile, refusal } from "./raw.ts";

export async function readXlsx(file: string, _bytes: Uint8Array): Promise<RawFile> {
  return { sheets: [], objections: [refusal(file, "broken-file", { zh: "", en: "" })] };
}
