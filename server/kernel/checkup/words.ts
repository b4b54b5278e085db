/** Chinese words for what a check-up finds. */
import type { FindingCode } from "#contract/checkup.ts";

export const findingWords: Record<FindingCode, string> = {
  "material-never-needed": "谁也用不上的材料",
  "material-issued-here": "本县部门自己发的材料",
  "material-two-ids": "同一材料有两个标识",
  "material-two-names": "同一材料有两个名称",
  "limit-above-law": "时限超过法定",
  "limit-above-usual": "承诺比实际长",
  "visit-for-nothing": "白跑一趟",
  "question-never-asked": "问不到的情形",
  "question-leads-nowhere": "没有用处的情形",
  "bundle-longer-than-parts": "一件事比分开办还慢",
  "guide-element-missing": "指南缺要素",
};
