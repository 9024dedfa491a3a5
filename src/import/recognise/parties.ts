/** Who does what, as brackets and lines of a text say it: （X牵头，Y、Z配合）, 责任单位：X、Y. */

type RoleWord = "责任" | "牵头" | "配合" | "指导" | "参与" | "责任领导";

interface PartyName {
  readonly name: string;
  /** The sign in front of it: 、 or ，or 和. */
  readonly separator: string;
}

export interface Duty {
  readonly role: RoleWord;
  readonly parties: readonly PartyName[];
  /** 等, 等有关部门: the list names only some. */
  readonly others?: string;
}

/** What a stretch of text says of duties: read, or not surely. */
export type DutyReading =
  | { readonly type: "duties"; readonly duties: readonly Duty[] }
  | { readonly type: "unsure"; readonly written: string }
  | { readonly type: "none" };

const roleOf: Readonly<Record<string, RoleWord>> = {
  牵头: "牵头",
  主办: "牵头",
  主责: "责任",
  责任: "责任",
  负责: "责任",
  落实: "责任",
  承办: "责任",
  实施: "责任",
  承担: "责任",
  组织实施: "责任",
  分别负责: "责任",
  配合: "配合",
  协办: "配合",
  协助: "配合",
  协同: "配合",
  参与: "参与",
  参加: "参与",
  指导: "指导",
};

const LABEL =
  /^(?:(牵头|主办|主责|责任|负责|承办|落实|实施|配合|协办|协助|协同|参与|参加|指导)(?:责任)?(?:单位|部门|处室|科室|机构|股室)|(责任领导|分管领导|牵头领导|责任人|负责人|牵头人|联系人))[：:]/;
const BEHIND =
  /^(.+?)(?:按(?:照)?(?:职责|职能)(?:分工)?)?(?:共同|联合|分别|具体|统一)?(组织实施|牵头|主办|负责|落实|承担|配合|协助|协办|参与|参加|指导)(?:落实|实施|负责)?$/;

const UNIT_END =
  /(?:厅|局|委|办|处|部|院|司|室|会|科|股|署|园|馆|站|所|队|团|社|校|股|行|中心|政府|公司|集团|支队|大队|总队|分局|支行|分行|学院|大学|医院|党委|党组|党工委|纪委|工会|支部|总支|团委|协会|学会|领导小组|小组|专班|指挥部|管委会|街道|乡镇|乡|镇|县|区|市|单位|部门|机构|机关|企业|基地|银行|法院|检察院|报社|电视台|组|局党委|窗口|办事处|委员会|事务所|联社|总社|工商联|文联|残联|妇联|社科联|侨联|科协|计生协|红十字会|平台公司)(?:（[^（）]{1,12}）)?$/;
/** Signs that a stretch is a sentence and no name. */
const NO_NAME =
  /[。；：！？“”"《》]|(?:^|.)(?:进行|开展|加强|推进|确保|要求|应当|必须|已经|根据|按照|通过|结合|并将|为了|可以|不得|需要|提出|印发|制定|建立|完善)/;
const LIKE_UNIT = /^\p{Script=Han}{2,14}(?:（[^（）]{1,12}）)?$/u;
const ENGLISH_NAME = /^[A-Z][A-Za-z&,.'() -]{1,80}$/;

const OTHERS =
  /等((?:\d+|[一二三四五六七八九十几]+)?(?:个|家)?(?:有关|相关|各|成员|责任|职能)*(?:部门|单位|机构|处室|科室|企业|方面)?)$/;

/** Is a stretch surely the name of a unit? Those that the document names elsewhere are. */
function isUnit(name: string, known: ReadonlySet<string>): boolean {
  if (name.length < 2 || name.length > 30) return false;
  if (known.has(name)) return true;
  if (/^(?:有关|相关|各有关|各相关|责任|本|该|其他|其它)?(?:部门|单位)$/.test(name))
    return /^(?:各|其)/.test(name);
  return (UNIT_END.test(name) && !NO_NAME.test(name)) || ENGLISH_NAME.test(name);
}

/** Splits a list at 、 and ，, and at 和 与 及 where both sides are units; brackets are not cut. */
function split(
  list: string,
  known: ReadonlySet<string>,
  labelled: boolean,
): readonly PartyName[] | undefined {
  const parts: { name: string; separator: string }[] = [];
  let depth = 0;
  let name = "";
  let separator = "";
  const flush = (next: string) => {
    parts.push({ name: name.trim(), separator });
    name = "";
    separator = next;
  };
  for (const sign of list) {
    if ("（(".includes(sign)) depth += 1;
    if ("）)".includes(sign)) depth -= 1;
    if (depth === 0 && /[、，,]/.test(sign)) flush(sign);
    else name += sign;
  }
  flush("");
  const names: PartyName[] = [];
  const sure = parts.filter(({ name: one }) => isUnit(one, known)).length;
  // Among units that are sure, and behind 责任单位：, what looks like a name is one.
  const lenient = labelled || sure * 2 > parts.length;
  for (const part of parts) {
    const joined = /^(.{2,}?)(以及|和|与|及|会同)(.{2,})$/.exec(part.name);
    const [, left = "", word = "", right = ""] = joined ?? [];
    if (isUnit(left, known) && isUnit(right, known)) {
      names.push({ name: left, separator: part.separator }, { name: right, separator: word });
      continue;
    }
    const like = lenient && LIKE_UNIT.test(part.name) && !NO_NAME.test(part.name);
    if (!isUnit(part.name, known) && !like) return undefined;
    names.push(part);
  }
  return names;
}

function dutyOf(
  role: RoleWord,
  written: string,
  known: ReadonlySet<string>,
  labelled = false,
): Duty | undefined {
  let list = written.trim().replace(/[。；;]$/, "");
  list = list.replace(/按(?:照)?(?:职责|职能)(?:分工)?(?:分别)?(?:负责|落实)?$/, "");
  const others = OTHERS.exec(list);
  if (others !== null) list = list.slice(0, others.index);
  // A blank between names is a separator where nothing else is.
  if (!/[、，,]/.test(list) && /[ \u3000]/.test(list) && /\p{Script=Han}/u.test(list))
    list = list.trim().replace(/[ \u3000]+/g, "、");
  const parties = split(list, known, labelled);
  if (parties === undefined || parties.length === 0) return undefined;
  return { role, parties, ...(others === null ? {} : { others: `等${others[1] ?? ""}` }) };
}

/**
 * Reads what stands in a bracket, or a line of its own.
 * @param known names that the document surely uses for units
 */
export function readDuties(text: string, known: ReadonlySet<string>): DutyReading {
  // 以下均需甲局落实，不再列出: said of what follows, not of this.
  const inner = text.trim().replace(/。以下[^。]*$/, "");
  const labelled = LABEL.test(inner);
  const about =
    labelled || /(?:牵头|负责|配合|落实|参与|指导|参加|协助|主办|协办)[^，。；]{0,2}$/.test(inner);
  if (!about) return { type: "none" };
  const duties: Duty[] = [];
  for (const part of partsOf(inner)) {
    const label = LABEL.exec(part);
    if (label !== null) {
      const word = label[1] ?? label[2] ?? "";
      // People are no units: nobody in the text says which unit they answer for.
      if (label[2] !== undefined) continue;
      const duty = dutyOf(roleOf[word] ?? "责任", part.slice(label[0].length), known, true);
      if (duty === undefined) return { type: "unsure", written: inner };
      duties.push(duty);
      continue;
    }
    const behind = BEHIND.exec(part);
    if (behind === null) {
      if (/^(?:完成|办结)?(?:时限|时间|期限)|^(?:长期|持续|\d{4}年|\d{1,2}月|年底|全年)/.test(part))
        continue;
      return { type: "unsure", written: inner };
    }
    const duty = dutyOf(roleOf[behind[2] ?? ""] ?? "责任", behind[1] ?? "", known);
    if (duty === undefined)
      return labelled || duties.length > 0
        ? { type: "unsure", written: inner }
        : { type: looksLikeList(inner) ? "unsure" : "none", written: inner };
    duties.push(duty);
  }
  return duties.length === 0 ? { type: "none" } : { type: "duties", duties };
}

function looksLikeList(text: string): boolean {
  return (
    /(?:厅|局|委|办|处|部|科|室|单位|部门)(?:、|，|等|$)/.test(text) ||
    /(?:单位|部门)[：:]/.test(text)
  );
}

/** The statements of a bracket: divided by ；, and by ， where each side is a whole statement. */
function partsOf(inner: string): readonly string[] {
  return inner
    .split(/[；;。]/)
    .flatMap((part) => {
      const pieces = part.split(
        /(?<=(?:牵头|负责|配合|落实|参与|指导|参加|协助|主办|协办))[，,、]|[，,、](?=(?:牵头|主办|责任|配合|协办|参与|指导)(?:责任)?(?:单位|部门|处室)[：:]|完成时[限间][：:])/,
      );
      return pieces;
    })
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

const IN_SENTENCE =
  /(?:^|[。；，：])由((?:(?!牵头|负责|由)[^。；：]){2,80}?)(牵头|具体负责|负责|组织实施)(?:，((?:(?!牵头|负责|配合)[^。；：]){2,80}?)(配合|参与|协助))?(?=[，。；]|$)/g;

/** 由甲局牵头，乙局、丙局配合，…: the one division of duties that a sentence makes with 由. */
export function dutiesInSentence(text: string, known: ReadonlySet<string>): readonly Duty[] {
  const matches = [...text.matchAll(IN_SENTENCE)];
  const [match] = matches;
  if (match === undefined || matches.length > 1) return [];
  const first = dutyOf(
    roleOf[match[2]?.replace("具体", "") ?? ""] ?? "责任",
    match[1] ?? "",
    known,
  );
  if (first === undefined || !first.parties.every(({ name }) => isUnit(name, known))) return [];
  const second =
    match[3] === undefined ? undefined : dutyOf(roleOf[match[4] ?? ""] ?? "配合", match[3], known);
  return second === undefined ? [first] : [first, second];
}

/** A bracket in a text: where it stands, and what is in it. */
export interface Bracket {
  readonly start: number;
  readonly end: number;
  readonly inner: string;
}

/** The outermost round brackets of a text. */
export function bracketsOf(text: string): readonly Bracket[] {
  const found: Bracket[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === "（" || sign === "(") {
      if (depth === 0) start = at;
      depth += 1;
    } else if ((sign === "）" || sign === ")") && depth > 0) {
      depth -= 1;
      if (depth === 0) found.push({ start, end: at + 1, inner: text.slice(start + 1, at) });
    }
  }
  return found;
}

/** Does a paragraph do nothing but say who is responsible or by when: 责任单位：…? */
export function isDutyLine(text: string): boolean {
  return (
    LABEL.test(text) ||
    /^(?:完成|办结|整改)?(?:时限|时间|期限|时间节点|完成时间)(?:要求)?[：:]/.test(text)
  );
}
