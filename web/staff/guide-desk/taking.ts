/** What is filled in at the guide desk for one person, and what is sent of it. Pure. */
import type { HallQueues, TakeNumber, VisitPerson } from "#contract/queue.ts";
import { checkCitizenId } from "#server/kernel/codes/citizen-id.ts";
import { tidyCode } from "#server/kernel/codes/tidy.ts";

export interface Wish {
  items: { key: string; name: string }[];
  /** Chosen by hand, where no item was found. */
  queue: string;
  group: string;
  /** The proof of the group was seen (R12.1). */
  proven: boolean;
  name: string;
  idNumber: string;
  phone: string;
}

export const noWish: Wish = {
  ...{ items: [], queue: "", group: "", proven: false },
  ...{ name: "", idNumber: "", phone: "" },
};

export interface Fault {
  field: "what" | "proven" | "name" | "idNumber" | "phone";
  message: string;
}

type Rules = Pick<HallQueues, "groups" | "personRequired">;

/** Everything wrong, in the order of the page. */
export function faultsOf(wish: Wish, rules: Rules, today: string): Fault[] {
  const { items, queue, group, proven, name, idNumber, phone } = wish;
  const said = [name, idNumber, phone].some((each) => each.trim() !== "");
  const proof = rules.groups.find(({ id }) => id === group)?.proof ?? "";
  const checks: [Fault["field"], boolean, string][] = [
    ["what", items.length > 0 || queue !== "", "请先说办什么事，或者选排哪个队"],
    ["proven", group === "" || proven, `请先看过证明：${proof}`],
    ["name", !(said || rules.personRequired) || name.trim() !== "", "请填姓名"],
    ["idNumber", idRight(idNumber, rules.personRequired, today), "身份证号不对，请照身份证核对"],
    ["phone", phone.trim() === "" || /^1[3-9]\d{9}$/.test(tidyCode(phone)), "手机号不对，请核对"],
  ];
  return checks.flatMap(([field, right, message]) => (right ? [] : [{ field, message }]));
}

function idRight(typed: string, required: boolean, today: string): boolean {
  return typed.trim() === "" ? !required : checkCitizenId(tidyCode(typed), today).ok;
}

/** Without a name there is no person: a number may be taken by whoever does not say who they are. */
export function takingOf(wish: Wish): Omit<TakeNumber, "requestKey"> {
  const { items, queue, group } = wish;
  const person = personOf(wish);
  const what = items.length > 0 ? { items: items.map(({ key }) => key) } : { queue };
  return { ...what, ...(group !== "" && { group }), ...(person && { person }) };
}

export function personOf({ name, idNumber, phone }: Wish): VisitPerson | undefined {
  if (name.trim() === "") return undefined;
  return {
    name: name.trim(),
    ...(idNumber.trim() !== "" && { idNumber: tidyCode(idNumber) }),
    ...(phone.trim() !== "" && { phone: tidyCode(phone) }),
  };
}

/** Where this group goes without a number (免叫号、免排队); undefined: it takes one. */
export function directFor({ direct }: Pick<HallQueues, "direct">, group: string) {
  return direct.find(({ groups }) => groups.includes(group));
}
