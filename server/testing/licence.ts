/** Builders for licences in tests. */
import type { Item } from "#contract/item.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import type { IssueInput, LicenceServices } from "#server/modules/licences/index.ts";
import { createSealing } from "#server/platform/sealing/sealing.ts";
import { createSealSigner, newSealKey } from "#server/platform/signing/seal-signer.ts";
import { completeItem } from "./item.ts";

const key = Buffer.alloc(32, 7);

/** Sealing and a signer with keys of their own. */
export function licenceServices(): LicenceServices {
  return {
    sealing: createSealing({ current: "k1", keys: new Map([["k1", key]]), blind: key }),
    signer: createSealSigner([newSealKey()]),
  };
}

/** A complete item whose result is an e-licence for five years. */
export function licenceItem(changes: Partial<Item> = {}): Item {
  const field = (id: string, label: string) => ({ id, label, type: "text" as const, required: true });
  const item = completeItem();
  return {
    ...item,
    form: { pages: [{ title: "经营者", fields: [field("shopName", "名称"), field("scope", "经营项目")] }] },
    result: {
      ...{
        type: "1",
        name: "食品经营许可证",
        licenceType: "901",
        electronic: true,
        validMonths: 60,
        pickup: ["1"],
      },
      prints: [
        { field: "shopName", label: "经营者名称" },
        { field: "scope", label: "经营项目" },
      ],
    },
    ...changes,
  };
}

/** `serial` tells cases apart. */
export function issueInput(serial: number, more: Partial<IssueInput> = {}): IssueInput {
  return {
    caseNumber: caseNumber("430482", 2026_1121_01_000000 + serial),
    county: "常宁市",
    organ: { name: "常宁市市场监督管理局", shortName: "市场监管局" },
    item: licenceItem(),
    answers: { shopName: "常宁市宜阳街道老味道土菜馆", scope: "热食类食品制售" },
    applicant: {
      ...{ resident: "r1", name: "张喆燚", idNumber: "110105199003072316" },
      enterprise: { uscc: "92430482MA4L16JQ9B", name: "常宁市宜阳街道老味道土菜馆" },
    },
    at: "2026-12-01T02:10:00.000Z",
    actor: { kind: "staff", id: "approver-1" },
    ...more,
  };
}
