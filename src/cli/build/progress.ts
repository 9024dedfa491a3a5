import { screenCells, screenWidth } from "../../findings/width.ts";
import type { Screen } from "../io.ts";

/** Tells what is being made, on one line that is written over; nothing where nobody looks. */
export interface Progress {
  step(what: string): void;
  /** Takes the line away. */
  done(): void;
}

/** Progress of so many steps on a screen. */
export function progressOn(screen: Screen, steps: number): Progress {
  let step = 0;
  return {
    step: (what) => {
      step += 1;
      screen.over(cut(`[${step}/${steps}] ${what}`, screen.columns - 1));
    },
    done: () => {
      if (step > 0) screen.over("");
    },
  };
}

function cut(text: string, columns: number): string {
  if (screenWidth(text) <= columns) return text;
  let width = 0;
  let kept = "";
  for (const cell of screenCells(text)) {
    if (width + cell.width > columns - 1) break;
    width += cell.width;
    kept += cell.text;
  }
  return `${kept}…`;
}
