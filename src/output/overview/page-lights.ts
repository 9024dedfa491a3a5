import type { Cell, LightKey, OverviewView } from "../../overview/view.ts";
import { type CountLink, countLink } from "./page-links.ts";

/** Lights, and cells that show the worst of some, as the templates take them. */

/** A light with a shape of its own, so that it is told apart without colours. */
export interface PageLight extends LightKey {
  readonly shape: "triangle" | "square" | "diamond" | "ring" | "disc" | "dash";
  readonly short: string;
  readonly total: CountLink;
}

export interface OverviewPageCell {
  readonly done: CountLink;
  readonly rows: CountLink;
  readonly light: string;
  /** `红2`. */
  readonly worst: string;
  readonly lit: CountLink;
  /** How bad the light is, for the ground of the cell. */
  readonly tone: string;
}

/** `红`, `red`: what fits into a line. */
function shortLabel({ label }: LightKey): string {
  return label.replace(/(?<=.)灯$/, "");
}

/** `红2`, `red 2`. */
export function counted(light: LightKey, count: number): string {
  const short = shortLabel(light);
  return `${short}${/^[ -~]+$/.test(short) ? " " : ""}${count}`;
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
    short: shortLabel(light),
    total: countLink(view.totals.lights[light.name] ?? 0, { light: light.name }),
  };
}

/**
 * @param whose the unit's id and the goal; all where it says nothing
 * @returns false where there is no row
 */
export function pageCell(
  { rows, done, worst }: Cell,
  lights: readonly PageLight[],
  whose: { readonly unit?: string; readonly goal?: number } = {},
): OverviewPageCell | false {
  const light = lights.find(({ name }) => name === worst?.light);
  if (rows === 0 || worst === undefined || light === undefined) return false;
  return {
    done: countLink(done, { ...whose, light: "is:done" }),
    rows: countLink(rows, whose),
    light: light.name,
    worst: counted(light, worst.count),
    lit: countLink(worst.count, { ...whose, light: light.name }),
    tone: light.weight >= 2.5 ? "bad" : light.weight > 0 ? "fair" : "",
  };
}
