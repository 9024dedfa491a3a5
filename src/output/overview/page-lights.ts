import type { Cell, LightKey, OverviewView } from "../../overview/view.ts";
import { counted } from "./charts.ts";

/** Lights, and cells that show the worst of some, as the templates take them. */

/** A light with a shape of its own, so that it is told apart without colours. */
export interface PageLight extends LightKey {
  readonly shape: "triangle" | "square" | "diamond" | "ring" | "disc" | "dash";
  readonly total: number;
}

export interface OverviewPageCell {
  /** Whose rows it counts; empty for all. */
  readonly unit: string;
  readonly goal: string;
  /** `3/4`; empty where there is no row. */
  readonly text: string;
  readonly light: string;
  /** `红2`. */
  readonly worst: string;
  /** How bad the light is, for the ground of the cell. */
  readonly tone: string;
}

const shapes = [
  { from: 3, shape: "triangle" },
  { from: 2.5, shape: "square" },
  { from: 2, shape: "diamond" },
  { from: 0.5, shape: "ring" },
] as const;

export function pageLight(light: LightKey, view: OverviewView): PageLight {
  const bad = shapes.find(({ from }) => light.weight >= from)?.shape;
  return {
    ...light,
    shape: bad ?? (light.name === "none" ? "dash" : "disc"),
    total: view.totals.lights[light.name] ?? 0,
  };
}

/** @param whose the unit's id and the goal; empty for all */
export function pageCell(
  { rows, done, worst }: Cell,
  lights: readonly PageLight[],
  whose: { readonly unit?: string; readonly goal?: string } = {},
): OverviewPageCell {
  const { unit = "", goal = "" } = whose;
  const light = lights.find(({ name }) => name === worst?.light);
  if (rows === 0 || worst === undefined || light === undefined)
    return { unit, goal, text: "", light: "", worst: "", tone: "" };
  return {
    unit,
    goal,
    text: `${done}/${rows}`,
    light: light.name,
    worst: counted(light, worst.count),
    tone: light.weight >= 2.5 ? "bad" : light.weight > 0 ? "fair" : "",
  };
}
