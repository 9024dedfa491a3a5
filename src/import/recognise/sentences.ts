/** Runs of 一是…二是… in a paragraph. */

interface Run {
  /** 一是, as typed. */
  readonly label: string;
  readonly text: string;
}

export interface Runs {
  readonly before: string;
  readonly runs: readonly Run[];
  /** The sample for `编号 行动`; missing where each run has a label of its own. */
  readonly sample?: string;
}

const NUMERALS = "一二三四五六七八九十";

const forms: readonly { readonly pattern: RegExp; readonly sample?: string }[] = [
  { pattern: /(?<=^|[。；：])([一二三四五六七八九十])是(?!否)/g, sample: "一是" },
  { pattern: /(?<=^|[。；：])([一二三四五六七八九十])要/g, sample: "一要" },
  { pattern: /(?<=^|[。；])第([一二三四五六七八九十])，/g, sample: "第一，" },
  // 一述就是…；两议就是…
  { pattern: /(?<=^|[。；])([一二两三四五六七八九十])\p{Script=Han}{1,2}就是/gu },
];

/** The runs of a paragraph: two and more, in sequence from 一 on; undefined where there are none. */
export function readRuns(text: string): Runs | undefined {
  const bare = text.replace(/“[^”]*”|（[^（）]*）/g, (quoted) => "\u3000".repeat(quoted.length));
  for (const { pattern, sample } of forms) {
    const found = [...bare.matchAll(pattern)];
    if (found.length < 2) continue;
    const inSequence = found.every(
      (match, index) => match[1]?.replace("两", "二") === NUMERALS.charAt(index),
    );
    const [first] = found;
    if (!inSequence || first === undefined) continue;
    return {
      before: text.slice(0, first.index),
      runs: found.map((match, index) => {
        const start = match.index + match[0].length;
        return { label: match[0], text: text.slice(start, found[index + 1]?.index ?? text.length) };
      }),
      ...(sample === undefined ? {} : { sample }),
    };
  }
  return undefined;
}
