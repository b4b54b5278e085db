/**
 * How personal data looks in lists and logs (R13.5 [A]). What is not recognised is hidden whole. The full value is
 * shown only by an audited action. A USCC is public and never masked.
 */
import { checkPhone } from "./phone.ts";

/** 张三 → 张*, 张小三 → 张*三, 欧阳小三 → 欧**三. For people, not for enterprises. */
export function maskName(name: string): string {
  const characters = [...name];
  if (characters.length < 2) return stars(characters.length);
  if (characters.length === 2) return `${characters[0]}*`;
  return `${characters[0]}${stars(characters.length - 2)}${characters.at(-1)}`;
}

/** 430112********1234. Any other document's number keeps at most its last two characters. */
export function maskId(id: string): string {
  if (/^[0-9]{17}[0-9X]$/.test(id)) return `${id.slice(0, 6)}********${id.slice(14)}`;
  return id.length < 6 ? stars(id.length) : stars(id.length - 2) + id.slice(-2);
}

/** 138****1234; of a landline the area code and the last three digits stay. */
export function maskPhone(phone: string): string {
  const checked = checkPhone(phone);
  if (!checked.ok) return stars(phone.length);
  const { value } = checked;
  if (value.kind === "mobile") return `${value.number.slice(0, 3)}****${value.number.slice(7)}`;
  const local = value.number.split("-")[1] ?? "";
  return `${value.area}-${stars(local.length - 3)}${local.slice(-3)}`;
}

/** Up to the first name of a town; no digit and no sign of a street may stand before it. */
const town = /^[^0-9０-９路巷弄号栋组]*?(?:街道|镇(?!市)|乡(?!市)|苏木)(?!路|街|道)/u;
const county = /^[^0-9０-９路巷弄号栋组]*?[省市县区州盟旗](?![市县区州盟旗])/u;

/** 湖南省衡阳市常宁市宜阳街道劳动南路12号 → 湖南省衡阳市常宁市宜阳街道****; without a town less is shown. */
export function maskAddress(address: string): string {
  const shown = town.exec(address)?.[0] ?? county.exec(address)?.[0];
  if (shown === undefined) return stars(Math.min(address.length, 4));
  return shown.length === address.length ? shown : `${shown}****`;
}

function stars(count: number): string {
  return "*".repeat(count);
}
