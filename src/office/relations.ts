import { elementsOf } from "./xml.ts";

/** How the parts of a package name each other (ECMA-376, part 2). */

export type Parts = ReadonlyMap<string, string>;

export interface Relation {
  /** The last word of its type: `officeDocument`, `styles`; the words before it differ between the two standards. */
  readonly type: string;
  /** The path of the part in the package, or an address outside of it. */
  readonly target: string;
}

/** The path of a target, with `..` and `.` resolved. */
function resolved(folder: string, target: string): string {
  const way = target.startsWith("/") ? target : `${folder}${target}`;
  const steps: string[] = [];
  for (const step of way.replaceAll("\\", "/").split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

/**
 * The parts that a part names, by the ids by which it names them.
 * @param part its path; "" for the package itself
 */
export function relations(parts: Parts, part: string): ReadonlyMap<string, Relation> {
  const slash = part.lastIndexOf("/");
  const folder = part.slice(0, slash + 1);
  const xml = parts.get(`${folder}_rels/${part.slice(slash + 1)}.rels`) ?? "";
  return new Map(
    (elementsOf(xml, "Relationship") ?? []).map(({ attributes }) => {
      const { Id = "", Target = "", Type = "", TargetMode } = attributes;
      const target = TargetMode === "External" ? Target : resolved(folder, Target);
      return [Id, { type: Type.slice(Type.lastIndexOf("/") + 1), target }];
    }),
  );
}
