import { expect, it } from "vitest";
import { printed } from "./print.ts";
import { seedNotice } from "./seed-view.ts";

it("prints the seed", async () => {
  const t = Date.now();
  const pdf = await printed(seedNotice(), "seed");
  console.log(pdf.pages, Date.now() - t);
  expect(pdf.pages).toBeGreaterThan(5);
});
