import type { Wording } from "../findings/finding.ts";

/** The messages of the command line parser that a user can cause, and how we say them. */
const messages: readonly {
  readonly pattern: RegExp;
  readonly say: (...words: readonly string[]) => Wording;
}[] = [
  {
    pattern: /^unknown option '(.+)'/,
    say: (option) => ({ zh: `没有选项 ${option}`, en: `there is no option ${option}` }),
  },
  {
    pattern: /^unknown command '(.+)'/,
    say: (command) => ({ zh: `没有命令 ${command}`, en: `there is no command ${command}` }),
  },
  {
    pattern: /^option '(.+)' argument missing/,
    say: (option) => ({ zh: `选项 ${option} 缺少值`, en: `the option ${option} lacks its value` }),
  },
  {
    pattern: /^option '(.+)' argument '(.*)' is invalid\. (?:Allowed choices are (.+)\.)?/,
    say: (option, value, choices) => ({
      zh: `选项 ${option} 不能是“${value}”${choices ? `，可以是 ${choices}` : ""}`,
      en: `the option ${option} cannot be “${value}”${choices ? `; it can be ${choices}` : ""}`,
    }),
  },
  {
    pattern:
      /^command-argument value '(.*)' is invalid for argument '(.+)'\. (?:Allowed choices are (.+)\.)?/,
    say: (value, argument, choices) => ({
      zh: `${argument} 不能是“${value}”${choices ? `，可以是 ${choices}` : ""}`,
      en: `${argument} cannot be “${value}”${choices ? `; it can be ${choices}` : ""}`,
    }),
  },
  {
    pattern: /^option '(\S+).*' cannot be used with option '(\S+).*'/,
    say: (option, other) => ({
      zh: `选项 ${option} 不能与 ${other} 同时使用`,
      en: `the option ${option} cannot be used with ${other}`,
    }),
  },
  {
    pattern: /^missing required argument '(.+)'/,
    say: (argument) => ({ zh: `缺少参数 ${argument}`, en: `the argument ${argument} is missing` }),
  },
  {
    pattern: /^too many arguments(?: for '.+')?\. Expected (\d+) arguments? but got (\d+)/,
    say: (expected, got) => ({
      zh: `参数过多：应有 ${expected} 个，给了 ${got} 个`,
      en: `too many arguments: ${expected} expected, ${got} given`,
    }),
  },
];

/** A message of the command line parser in our words, with what was probably meant. */
export function usageMessage(message: string): Wording {
  const [first = "", hint = ""] = message.replace(/^error: /, "").split("\n");
  const meant = /Did you mean (?:one of )?(.+)\?/.exec(hint)?.[1];
  for (const { pattern, say } of messages) {
    const match = pattern.exec(first);
    if (match === null) continue;
    const { zh, en } = say(...match.slice(1));
    return meant === undefined
      ? { zh, en }
      : { zh: `${zh}；你要写的是不是 ${meant}？`, en: `${en}; did you mean ${meant}?` };
  }
  return { zh: first, en: first };
}
