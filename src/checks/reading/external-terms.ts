/**
 * Terms of national documents and of common speech that readers of a plan know, so that no plan spells
 * them out. A bureau adds its own by the option `external` of `term-undefined-or-late`.
 */
const byField: Readonly<Record<string, string>> = {
  理论: "三个代表 四个全面 五位一体 四个意识 四个自信 四个伟大 四项基本原则 两个维护 两个确立 两个务必 三个务必 两个一百年 两个毫不动摇 两个结合 两个大局 五大发展理念 五个认同 八个明确 十个明确 十四个坚持 六个必须坚持 一国两制 三步走",
  党建: "三严三实 两学一做 三会一课 三重一大 一岗双责 两优一先 两代表一委员 四种形态 四个服从 三个区分开来 四大考验 四种危险 六项纪律 七个有之 五个过硬 四个铁一般 四下基层 四史 三讲 三不腐 五级书记 三定 两委 两新 四套班子 双百方针",
  作风: "八项规定 四风 三公 四不两直 两个责任 九个严禁 十个严禁 八小时外 一案双查 三令五申 两面人",
  经济: "一带一路 三去一降一补 三大攻坚战 六稳 六保 三农 三资 三道红线 三线一单 三区三线 三同时 四上企业 三品一标 三北 四新 五险一金 两高 两山 三支一扶 三下乡 三权分置 三变 四好农村路 两不愁三保障 四个不摘 六个精准 五个一批 五水共治 八八战略 千万工程 一村一品",
  政务: "一网通办 一网统管 一窗受理 一事一议 一企一策 一城一策 两微一端 四个最严 四早 四方责任 四议两公开 两客一危 两品一械 双随机一公开 七五普法 八五普法 一票否决 一把手 两会",
  常语: "五四 七一 八一 两手抓 两手硬 五湖四海 四面八方 三位一体 三番五次 三心二意 五花八门 七上八下 一心一意 一分为二 五讲四美 八荣八耻 四化 三百六十行 四书五经 三天两头",
};

export const externalTerms: ReadonlySet<string> = new Set(
  Object.values(byField).flatMap((terms) => terms.split(" ")),
);
