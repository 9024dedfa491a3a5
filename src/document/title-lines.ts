/** Which of the possible breaks of a title are taken. */

/** A place where a line may end, as an offset, and what it costs there. */
export interface Break {
  readonly at: number;
  readonly cost: number;
}

/** Costs of a shape: relative to each other and to those of breaks. */
const COST = {
  /** Each line. */
  line: 1.5,
  /** 矩形 and 沙漏形, where 梯形 and 菱形 cost nothing (GB/T 9704 7.3.1). */
  shape: 1,
  /** Lines of very different width, for each share of the widest beyond the tolerated part. */
  imbalance: 2,
  /** A last line of four characters or fewer. */
  shortLast: 20,
  /** A line wider than allowed, a character: only if nothing else is left. */
  tooWide: 100,
} as const;

/** Lines so far: one; each wider, or each narrower, than the one before (梯形); wider, then narrower (菱形); else. */
type Shape = "single" | "rising" | "falling" | "rhombus" | "other";

/** A way to set the text up to an offset, as its last line and the way before it. */
interface Way {
  readonly end: number;
  readonly before?: Way;
  readonly cost: number;
  readonly shape: Shape;
  readonly last: number;
  readonly shortest: number;
  readonly longest: number;
}

const nearly = 1e-9;

const shapeless = { shape: "other", shortest: 1, longest: 1 } as const;

/** A title of more lines than this has no shape to look at; the work for it would be lost. */
const mostShaped = 20;

/**
 * The cheapest choice of breaks; of equal ones the one with the earlier breaks. Ways to the same offset that are dearer
 * and no more even than another of the same shape are given up: so the time grows with the length of the title, not with
 * the number of choices.
 * @param breaks in order
 * @param widths the width of the text up to each offset
 */
export function cheapestLines(
  text: string,
  breaks: readonly Break[],
  widths: Float64Array,
  widest: number,
): readonly string[] {
  const width = (from: number, to: number) => (widths[to] ?? 0) - (widths[from] ?? 0);
  const places: readonly Break[] = [...breaks, { at: text.length, cost: 0 }];
  const start: Way = {
    end: 0,
    cost: 0,
    shape: "single",
    last: 0,
    shortest: Number.POSITIVE_INFINITY,
    longest: 0,
  };
  const shaped = width(0, text.length) <= mostShaped * widest;
  const waysTo: Way[][] = [[start], ...places.map((): Way[] => [])];
  for (const [index, ways] of waysTo.entries()) {
    const from = index === 0 ? 0 : (places[index - 1]?.at ?? 0);
    for (let next = index; next < places.length; next++) {
      const place = places[next];
      if (place === undefined) break;
      const line = width(from, place.at);
      // A line may be too wide only if it holds no earlier break.
      if (line > widest && next > index) break;
      const spent = place.cost + COST.line + COST.tooWide * Math.max(0, line - widest);
      for (const way of ways) {
        const longer = withLine(way, place.at, line, spent);
        add(waysTo[next + 1] ?? [], shaped ? longer : { ...longer, ...shapeless });
      }
    }
    // What lies behind is reached from the ways themselves.
    if (index < places.length) waysTo[index] = [];
  }
  return linesOf(text, cheapest(waysTo[places.length] ?? []));
}

function withLine(way: Way, end: number, line: number, spent: number): Way {
  const first = way.before === undefined && way.end === 0;
  return {
    end,
    ...(first ? {} : { before: way }),
    cost: way.cost + spent,
    shape: first ? "single" : shapeAfter(way.shape, line - way.last),
    last: line,
    shortest: Math.min(way.shortest, line),
    longest: Math.max(way.longest, line),
  };
}

function shapeAfter(shape: Shape, step: number): Shape {
  if (step === 0 || shape === "other") return "other";
  if (shape === "single") return step > 0 ? "rising" : "falling";
  if (step > 0) return shape === "rising" ? "rising" : "other";
  return shape === "falling" ? "falling" : "rhombus";
}

function add(ways: Way[], way: Way): void {
  const beats = (a: Way, b: Way) =>
    a.shape === b.shape &&
    (a.last === b.last || (a.shape === "other" && a.last > 4 && b.last > 4)) &&
    a.shortest >= b.shortest &&
    a.longest <= b.longest &&
    a.cost <= b.cost + nearly;
  if (ways.some((known) => beats(known, way))) return;
  let kept = 0;
  for (const known of ways) {
    if (!beats(way, known)) {
      ways[kept] = known;
      kept += 1;
    }
  }
  ways.length = kept;
  ways.push(way);
}

/** What a way costs in the end: by the shape of the whole. */
function finalCost({ before, cost, shape, last, shortest, longest }: Way): number {
  if (before === undefined) return cost;
  return (
    cost +
    (last <= 4 ? COST.shortLast : 0) +
    (shape === "other" ? COST.shape : 0) +
    COST.imbalance * Math.max(0, 0.55 - shortest / longest)
  );
}

function cheapest(ways: readonly Way[]): Way | undefined {
  let best: Way | undefined;
  for (const way of ways) {
    if (best === undefined || finalCost(way) < finalCost(best) - nearly) best = way;
  }
  return best;
}

function linesOf(text: string, last: Way | undefined): readonly string[] {
  const lines: string[] = [];
  for (let way = last; way !== undefined; way = way.before)
    lines.push(text.slice(way.before?.end ?? 0, way.end));
  return lines.length === 0 ? [text] : lines.reverse();
}
