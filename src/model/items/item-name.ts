import type { Item } from "../model.ts";

/** What people call an item: its title without the full stop, else its name. */
export function itemTitle({ title, name }: Item): string | undefined {
  return title?.text.replace(/[。.]$/, "") ?? name;
}
