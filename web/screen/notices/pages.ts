/** Notices by pages, so that none is cut off: as many as fit, the longer ones alone. Pure. */
export interface Sheet {
  /** Signs of the text in a line, lines on a page. */
  signs: number;
  lines: number;
}

/** What a title and the line of validity take, in lines of the text. */
const AROUND = 4;

export function pagesOf<T extends { text: string }>(notices: readonly T[], { signs, lines }: Sheet): T[][] {
  const pages: T[][] = [];
  let left = 0;
  for (const notice of notices) {
    const takes = AROUND + Math.ceil(notice.text.length / signs);
    if (takes > left) {
      pages.push([]);
      left = lines;
    }
    pages.at(-1)?.push(notice);
    left -= takes;
  }
  return pages;
}
