import type { Item } from "#contract/item.ts";

/** One element an item must have, by its name in the fill-in sheet and its path in the item. */
export interface ItemElement {
  path: string;
  name: string;
}

export interface Completeness {
  /** Whole percent, rounded down: 100 means that nothing is missing. */
  percent: number;
  missing: ItemElement[];
}

interface RequiredElement extends ItemElement {
  has: (item: Item) => boolean;
}

const filled = (value: string | undefined) => value !== undefined && value.trim() !== "";

/**
 * The bold elements of R1.11. Two of them, 特别程序 and 是否收费, are always answered: an empty list says that
 * there is none. 时限说明 is the limit's note and may be empty.
 */
const requiredElements: RequiredElement[] = [
  { path: "name", name: "事项名称", has: (item) => filled(item.name) },
  { path: "catalogue.type", name: "事项类型", has: (item) => filled(item.catalogue.type) },
  { path: "catalogue.basicCode", name: "基本编码", has: (item) => filled(item.catalogue.basicCode) },
  { path: "implementation.code", name: "实施编码", has: (item) => filled(item.implementation.code) },
  { path: "version", name: "事项版本", has: (item) => item.version >= 1 },
  { path: "status", name: "事项状态", has: (item) => filled(item.status) },
  { path: "basis", name: "设定依据", has: (item) => item.basis.length > 0 },
  {
    path: "implementation.powerSource",
    name: "权力来源",
    has: (item) => filled(item.implementation.powerSource),
  },
  { path: "implementation.level", name: "行使层级", has: (item) => filled(item.implementation.level) },
  { path: "implementation.organ", name: "实施主体", has: (item) => filled(item.implementation.organ) },
  {
    path: "implementation.organNature",
    name: "实施主体性质",
    has: (item) => filled(item.implementation.organNature),
  },
  { path: "statutory", name: "法定办结时限", has: (item) => item.statutory !== undefined },
  { path: "promised", name: "承诺办结时限", has: (item) => item.promised !== undefined },
  { path: "handling", name: "办件类型", has: (item) => filled(item.handling) },
  { path: "conditions", name: "受理条件", has: (item) => item.conditions.length > 0 },
  { path: "steps", name: "办理流程", has: (item) => item.steps.length > 0 },
  { path: "objects", name: "服务对象", has: (item) => item.objects.length > 0 },
  { path: "channel.forms", name: "办理形式", has: (item) => (item.channel?.forms.length ?? 0) > 0 },
  { path: "channel.online", name: "是否网办", has: (item) => item.channel !== undefined },
  { path: "channel.visits", name: "到办事现场次数", has: (item) => item.channel !== undefined },
  { path: "channel.places", name: "办理地点", has: (item) => someFilled(places(item).map((p) => p.name)) },
  { path: "channel.places", name: "办理时间", has: (item) => someFilled(places(item).map((p) => p.hours)) },
  { path: "contact.consult", name: "咨询方式", has: (item) => filled(item.contact?.consult) },
  { path: "contact.complain", name: "监督投诉方式", has: (item) => filled(item.contact?.complain) },
];

function places(item: Item) {
  return item.channel?.places ?? [];
}

function someFilled(values: string[]): boolean {
  return values.length > 0 && values.every(filled);
}

/** How complete the item is, and every bold element that is still empty (R1.11, R1.12). */
export function completeness(item: Item): Completeness {
  const missing = requiredElements.filter((element) => !element.has(item));
  const percent = Math.floor((100 * (requiredElements.length - missing.length)) / requiredElements.length);
  return { percent, missing: missing.map(({ path, name }) => ({ path, name })) };
}
