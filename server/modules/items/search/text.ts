/** What is left of a text once it is only there to be found: normal form, core, tokens. Pure. */

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** Words around the matter that say nothing about it, longest first. */
const leading = words(
  "请问 我想要 我们想 我们要 我想 我要 我需要 需要 想要 想 要 怎么样 怎么 怎样 如何 哪里可以 哪里能 在哪里 在哪儿 在哪 去哪里 去哪 " +
    "可以 能不能 能 帮我 给我 给 我 去 申请办理 申请 申办 办理一下 办理 办一个 办一张 办个 办张 办 领取 领 开具 一个 一张 一下 个 家里",
);
const trailing = words(
  "怎么办理 怎么办 怎么弄 怎么申请 怎么开 怎么领 如何办理 如何办 去哪里办理 去哪里办 去哪办 在哪里办 在哪办 在哪里 在哪儿 在哪 哪里办 " +
    "需要什么材料 要什么材料 需要哪些材料 需要什么手续 要什么手续 需要什么 要什么 要带什么 什么材料 什么手续 什么流程 " +
    "材料 手续 流程 指南 需要 要带 要办 要 多少钱 要多久 多久 要钱吗 可以吗 行吗 办理 申请 了吗 吗 呢 吧 啊 了 的",
);
/** Words inside a sentence that separate what belongs together: “开一家饭店”, “打一口井”, “要办哪些证”. */
const inner =
  /一[家个间张份口台辆条座栋套部块片]|(?<=[开办])[个家间]|自己的|我的|我家的|怎么[样办弄]?|怎样|如何|什么(?:时候)?|哪[些里儿]/g;

function words(list: string): string[] {
  return list.split(" ").sort((a, b) => b.length - a.length);
}

/** Full width and capitals folded, everything that is neither letter nor figure dropped. */
export function normalForm(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** The matter itself: without “我要”, “怎么办理” and the like, unless nothing would be left. */
export function coreOf(normal: string): string {
  let core = normal.replace(inner, "") || normal;
  for (let before = ""; before !== core; ) {
    before = core;
    core = strip(core);
  }
  return core;
}

function strip(text: string): string {
  const head = leading.find((word) => text.startsWith(word) && text.length - word.length >= 2);
  const rest = head ? text.slice(head.length) : text;
  const tail = trailing.find((word) => rest.endsWith(word) && rest.length - word.length >= 2);
  return tail ? rest.slice(0, -tail.length) : rest;
}

/** Pairs of neighbours and words of three and more: what Chinese is found by. One character stands for itself. */
export function tokensOf(normal: string): string[] {
  const characters = [...normal];
  if (characters.length === 1) return characters;
  const tokens = new Set<string>();
  for (let i = 0; i + 1 < characters.length; i++) tokens.add(characters[i]! + characters[i + 1]!);
  for (const { segment, isWordLike } of segmenter.segment(normal)) {
    if (isWordLike && segment.length > 2) tokens.add(segment);
  }
  return [...tokens];
}

/** Every character once. */
export function charactersOf(normal: string): string[] {
  return [...new Set(normal)];
}

/** Where words begin and end. */
export function wordEdges(text: string): ReadonlySet<number> {
  const edges = new Set([text.length]);
  for (const { index } of segmenter.segment(text)) edges.add(index);
  return edges;
}
