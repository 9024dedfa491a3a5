/**
 * The faces of an official document (GB/T 9704 names categories, not products) and where each is
 * taken from: the names under which systems know the usual products, then the face that ships here.
 */
export interface Face {
  readonly role: FaceRole;
  /** The family name the style sheets use. */
  readonly family: string;
  /** Names of installed fonts, best first, as `local()` takes them. */
  readonly installed: readonly string[];
  /** How the category is called. */
  readonly zh: string;
  readonly en: string;
  readonly bundled: BundledFace;
  /** The face of its digits where the bundled one has digits of another weight; as wide as those. */
  readonly digits?: BundledFace;
  /** Bundled family that stands behind it in the style sheets, for Chinese in English documents. */
  readonly behind?: BundledFace;
}

type FaceRole = "xiaobiaosong" | "fangsong" | "kai" | "hei" | "song" | "latin" | "latin-bold";

export interface BundledFace {
  /** File name in `templates/fonts`. */
  readonly file: string;
  readonly fullName: string;
  readonly postscriptName: string;
}

function bundled(name: string, style: "Regular" | "Bold"): BundledFace {
  const fullName = style === "Bold" ? `Planwright ${name} Bold` : `Planwright ${name}`;
  const postscriptName = `Planwright${name}-${style}`;
  return { file: `${postscriptName}.ttf`, fullName, postscriptName };
}

const SONG_BOLD = bundled("Song", "Bold");
const SONG = bundled("Song", "Regular");
const TINOS: BundledFace = {
  file: "Tinos-Regular.ttf",
  fullName: "Tinos Regular",
  postscriptName: "Tinos-Regular",
};
const TINOS_BOLD: BundledFace = {
  file: "Tinos-Bold.ttf",
  fullName: "Tinos Bold",
  postscriptName: "Tinos-Bold",
};

export const FACES: readonly Face[] = [
  {
    role: "xiaobiaosong",
    family: "planwright-xiaobiaosong",
    installed: [
      "方正小标宋_GBK",
      "FZXiaoBiaoSong-B05",
      "方正小标宋简体",
      "FZXiaoBiaoSong-B05S",
      "FZXBSJW--GB1-0",
      "华文中宋",
      "STZhongsong",
    ],
    zh: "小标宋体",
    en: "small title Song",
    bundled: SONG_BOLD,
  },
  {
    role: "fangsong",
    family: "planwright-fangsong",
    installed: ["仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "STFangsong", "方正仿宋_GBK"],
    zh: "仿宋体",
    en: "Fangsong",
    bundled: bundled("FangSong", "Regular"),
    digits: SONG,
  },
  {
    role: "kai",
    family: "planwright-kai",
    installed: ["楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "STKaiti", "方正楷体_GBK"],
    zh: "楷体",
    en: "Kai",
    bundled: bundled("Kai", "Regular"),
  },
  {
    role: "hei",
    family: "planwright-hei",
    installed: ["黑体", "SimHei", "STHeiti", "方正黑体_GBK"],
    zh: "黑体",
    en: "Hei",
    bundled: bundled("Hei", "Regular"),
  },
  {
    role: "song",
    family: "planwright-song",
    installed: ["宋体", "SimSun", "STSong"],
    zh: "宋体",
    en: "Song",
    bundled: SONG,
  },
  {
    role: "latin",
    family: "planwright-latin",
    installed: ["Times New Roman", "TimesNewRomanPSMT", "Liberation Serif", "Georgia"],
    zh: "西文衬线体",
    en: "Latin serif",
    bundled: TINOS,
    behind: SONG,
  },
  {
    role: "latin-bold",
    family: "planwright-latin-bold",
    installed: [
      "Times New Roman Bold",
      "TimesNewRomanPS-BoldMT",
      "Liberation Serif Bold",
      "Georgia Bold",
    ],
    zh: "西文衬线粗体",
    en: "Latin serif bold",
    bundled: TINOS_BOLD,
    behind: SONG_BOLD,
  },
];
