import { expect, it } from "vitest";
import { printed } from "./print.ts";
import { seedNotice } from "./seed-view.ts";
import { draftNotice, jointNotice, memo, planAlone, unsealedNotice } from "./views.ts";

it.each([
  ["seed", seedNotice()],
  ["joint", jointNotice],
  ["draft", draftNotice],
  ["unsealed", unsealedNotice],
  ["memo", memo],
  ["plan", planAlone],
] as const)("prints %s", async (name, view) => {
  const pdf = await printed(view, name);
  console.log(name, pdf.pages);
  expect(pdf.pages).toBeGreaterThan(1);
});
