/** Builders of service items for tests. */
import type { Item } from "#contract/item.ts";
import type { GateRules } from "#server/kernel/item/gate-limits.ts";

const organ = "11430482000000001K";
const basicCode = "000131023000";
const implementationCode = `${organ}4${basicCode}`;

/** What the publishing gate measures by in tests. */
export const gateRules: GateRules = {
  instantMost: { W: 1, D: 1, H: 6 },
  licenceMost: { n: 20, unit: "W" },
  jointMost: { n: 45, unit: "W" },
  abolished: [],
};

/** A complete item that passes the publishing gate; `changes` replace whole elements. */
export function completeItem(changes: Partial<Item> = {}): Item {
  return { ...identity(), ...conduct(), ...paper(), ...changes };
}

/** What a public list tells of an item before anybody has worked its guide out. */
export function incompleteItem(changes: Partial<Item> = {}): Item {
  const { statutory, promised, channel, form, result, contact, ...rest } = completeItem();
  return { ...rest, conditions: [], steps: [], materials: [], questions: [], faq: [], ...changes };
}

/** The same item under another key, with codes of its own that agree with each other. `serial` 1–999. */
export function itemNumbered(serial: number, changes: Partial<Item> = {}): Item {
  const basic = `000131${String(serial).padStart(3, "0")}000`;
  const base = completeItem();
  return completeItem({
    key: `item-${serial}`,
    name: `第${serial}号事项许可`,
    code: `${organ}4${basic}01`,
    catalogue: { ...base.catalogue, basicCode: basic, name: `第${serial}号事项许可` },
    implementation: { ...base.implementation, code: `${organ}4${basic}` },
    aliases: [`俗称${serial}`],
    ...changes,
  });
}

function identity() {
  return {
    key: "food-business-licence",
    code: `${implementationCode}01`,
    name: "食品经营许可（新办）",
    version: 1,
    status: "in-use" as const,
    sources: ["《中华人民共和国食品安全法》"],
    catalogue: {
      basicCode,
      name: "食品经营许可",
      type: "01" as const,
      levels: ["3", "4"],
      basis: [{ law: "《中华人民共和国食品安全法》", article: "第三十五条" }],
    },
    implementation: {
      code: implementationCode,
      organ,
      organNature: "1",
      level: "4",
      powerSource: "1",
      jointOrgans: ["常宁市卫生健康局"],
    },
    basis: [
      {
        law: "《中华人民共和国食品安全法》",
        article: "第三十五条",
        text: "国家对食品生产经营实行许可制度。",
      },
    ],
    objects: ["1", "2", "5"],
    themes: ["catering"],
    aliases: ["开饭店", "开餐馆"],
  };
}

function conduct() {
  return {
    handling: "2",
    statutory: { n: 20, unit: "W" as const },
    promised: { n: 5, unit: "W" as const, note: "自受理之日起" },
    deferral: { limit: { n: 4, unit: "W" as const }, basis: "国发〔2022〕5号" },
    special: [
      {
        id: "survey",
        name: "现场核查",
        limit: { n: 5, unit: "W" as const },
        basis: "《食品经营许可和备案管理办法》",
      },
    ],
    conditions: ["有与经营的食品品种、数量相适应的场所", "有食品安全管理人员"],
    steps: [
      {
        id: "review",
        name: "审查",
        kind: "review" as const,
        role: "examiner" as const,
        limit: { n: 2, unit: "W" as const },
      },
      {
        id: "survey",
        name: "现场核查",
        kind: "survey" as const,
        role: "surveyor" as const,
        limit: { n: 2, unit: "W" as const },
        when: { q: "business", in: ["restaurant", "canteen"] },
      },
      {
        id: "decide",
        name: "决定",
        kind: "decision" as const,
        role: "approver" as const,
        limit: { n: 1, unit: "W" as const },
      },
    ],
    channel: {
      forms: ["1", "2"],
      online: true,
      depth: ["1", "2", "3", "4"],
      visits: 1,
      places: [{ name: "市政务服务大厅 3 号窗口", hours: "工作日 9:00–17:00" }],
      inHall: true,
      appointment: true,
      onlinePayment: false,
      delivery: true,
      kiosk: false,
      scope: "4",
    },
    contact: { consult: "市政务服务大厅 3 号窗口", complain: "12345 热线", consultPhone: "0734-7221234" },
    faq: [{ q: "要多久？", a: "5 个工作日。" }],
  };
}

function paper() {
  return {
    materials: [
      {
        id: "id-card",
        name: "经营者身份证",
        kind: "copy" as const,
        form: "3",
        originals: 0,
        copies: 1,
        paper: "A4",
        necessity: "required" as const,
        source: "10",
      },
      {
        id: "layout",
        name: "经营场所平面图",
        kind: "original" as const,
        form: "3",
        originals: 1,
        copies: 0,
        necessity: "deferrable" as const,
        source: "10",
        when: { all: [{ q: "business", is: "restaurant" }, { not: { q: "chain", is: "yes" } }] },
      },
    ],
    questions: [
      {
        id: "business",
        text: "您要开的是哪一种？",
        kind: "single" as const,
        required: true,
        options: [
          { value: "restaurant", label: "饭店、餐馆" },
          { value: "canteen", label: "单位食堂" },
          { value: "shop", label: "食品店", hint: "只卖，不加工" },
        ],
      },
      {
        id: "chain",
        text: "是连锁门店吗？",
        kind: "yes-no" as const,
        required: true,
        when: { q: "business", is: "restaurant" },
      },
    ],
    form: {
      pages: [
        {
          title: "经营者",
          fields: [
            {
              id: "operatorName",
              label: "经营者名称",
              type: "text" as const,
              required: true,
              max: 60,
              prefill: "enterprise.name" as const,
            },
            {
              id: "sells",
              label: "经营项目",
              type: "choices" as const,
              required: true,
              options: [
                { value: "hot", label: "热食" },
                { value: "cold", label: "冷食" },
              ],
            },
            {
              id: "coldRoom",
              label: "专间面积",
              type: "number" as const,
              required: true,
              unit: "平方米",
              when: { q: "sells", has: "cold" },
            },
          ],
        },
      ],
    },
    result: {
      type: "1",
      name: "食品经营许可证",
      licenceType: "043",
      electronic: true,
      validMonths: 60,
      prints: [{ field: "operatorName", label: "经营者名称" }],
      pickup: ["1", "3"],
    },
    fees: [],
  };
}
