/** A case as documents see it, for tests: a food-business licence applied for by a shop in 常宁市. */
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import type { DocumentInput } from "#server/modules/documents/index.ts";
import { completeItem } from "./item.ts";

export function documentInput(more: Partial<DocumentInput> = {}): DocumentInput {
  return {
    template: "acceptance-notice",
    at: "2026-11-23T02:10:00.000Z",
    nth: 1,
    county: "常宁市",
    organ: { name: "常宁市市场监督管理局", shortName: "市场监管局" },
    caseNumber: caseNumber("430482", 2026112101000042),
    queryCode: "305817",
    item: completeItem(),
    applicant: {
      name: "张喆燚",
      idNumber: "110105199003072316",
      enterprise: { name: "常宁市宜阳街道老味道土菜馆", uscc: "92430482MA4L16JQ9B" },
    },
    receivedAt: "2026-11-20T16:30:00.000Z",
    acceptedAt: "2026-11-23T02:10:00.000Z",
    decidedAt: "2026-12-01T02:10:00.000Z",
    limits: {
      ...{ statutory: { n: 20, unit: "W" }, promised: { n: 5, unit: "W" } },
      ...{ correction: { n: 15, unit: "W" }, deferral: { n: 3, unit: "W" } },
    },
    due: {
      statutory: "2026-12-21",
      promised: "2026-11-30",
      correction: "2026-12-11",
      special: "2026-12-05",
      deferral: "2026-11-26",
    },
    materials: [
      { name: "营业执照", kind: "copy", originals: 0, copies: 1, paper: true },
      { name: "经营场所平面图", kind: "original", originals: 1, copies: 1, paper: false },
    ],
    documents: [
      {
        title: "受理通知书",
        number: "常市场监管许受字〔2026〕第112101000042号",
        at: "2026-11-23T02:10:00.000Z",
      },
    ],
    promises: {
      deferred: ["经营场所平面图"],
      commitments: [{ name: "场所使用证明", conditions: ["场所真实"], checking: "现场查看" }],
      ...{ signedBy: "张喆燚", atCounter: false },
    },
    data: {},
    address: "http://127.0.0.1:8080/progress",
    ...more,
  };
}
