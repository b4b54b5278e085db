/** What an order of a free service asks, before it is sent: at the portal and at the desk. Pure. */
import type { FreeOffer, FreeWay } from "#contract/free-services.ts";

export interface Ordering {
  kind: string;
  way: FreeWay;
  supplier: string;
  name: string;
  phone: string;
  address: string;
}

export function startOf(
  { kind, ways, suppliers }: FreeOffer,
  recipient: { name: string; phone: string; address?: string } = { name: "", phone: "" },
): Ordering {
  const { name, phone, address = "" } = recipient;
  const supplier = suppliers.length === 1 ? (suppliers[0]?.id ?? "") : "";
  return { kind, way: ways[0] ?? "post", supplier, name, phone, address };
}

/** What is wrong, in the order of the form; empty when it may be sent. */
export function faultsOf({ suppliers }: FreeOffer, now: Ordering): { field: string; message: string }[] {
  const faults = [];
  if (suppliers.length > 1 && now.supplier === "")
    faults.push({ field: "supplier", message: "请选一家供应商" });
  if (now.name.trim() === "") faults.push({ field: "recipient.name", message: "请填写收件人" });
  if (!/^1[3-9][0-9]{9}$/.test(now.phone.trim()))
    faults.push({ field: "recipient.phone", message: "请填写 11 位手机号" });
  if (now.way === "post" && now.address.trim().length < 5)
    faults.push({ field: "recipient.address", message: "请写清收件地址：省、市、县、街道和门牌" });
  return faults;
}

/** What is sent, without the request key. */
export function bodyOf({ about, suppliers }: FreeOffer, now: Ordering) {
  const { kind, way, supplier, name, phone, address } = now;
  return {
    ...{ about, kind, way, quantity: 1 },
    ...(suppliers.length > 1 && { supplier }),
    recipient: {
      ...{ name: name.trim(), phone: phone.trim() },
      ...(way === "post" && { address: address.trim() }),
    },
  };
}
