/** What somebody fills in who asks for help: what is wrong with it, what is sent. Pure. */
import type { AskForHelp } from "#contract/assistance.ts";
import { checkPhone } from "#server/kernel/codes/phone.ts";
import type { FieldError } from "../../shared/ui/ErrorSummary.tsx";

export interface Asked {
  whose: "me" | "other";
  town: string;
  village: string;
  place: string;
  language: string;
  address: string;
  text: string;
  name: string;
  phone: string;
  relation: string;
}

export const nothingAsked: Asked = {
  ...{ whose: "me", town: "", village: "", place: "", language: "", address: "" },
  ...{ text: "", name: "", phone: "", relation: "" },
};

/** Everything wrong, in the order of the page. */
export function faultsOf(asked: Asked): FieldError[] {
  const { whose, name, phone, town, text } = asked;
  const other = whose === "other";
  const wrongPhone = phone.trim() !== "" && !checkPhone(phone.replace(/[\s-]/g, "")).ok;
  return [
    ...(other && name.trim() === "" ? [{ field: "name", message: "请写他的姓名" }] : []),
    ...(other && wrongPhone ? [{ field: "phone", message: "电话号码不对，请核对；没有电话就不填" }] : []),
    ...(town === "" ? [{ field: "town", message: "请选择在哪个乡镇、街道" }] : []),
    ...(text.trim().length < 2 ? [{ field: "text", message: "请写几句要帮什么" }] : []),
  ];
}

export function bodyOf(asked: Asked, item: string | undefined): Omit<AskForHelp, "requestKey"> {
  const { whose, town, village, place, language, address, text, name, phone, relation } = asked;
  const said = (key: string, value: string) => (value.trim() === "" ? {} : { [key]: value.trim() });
  return {
    ...{ area: village || town, text: text.trim() },
    ...said("place", place),
    ...said("language", language),
    ...said("address", address),
    ...(item !== undefined && { item }),
    ...(whose === "other" && {
      for: { name: name.trim(), ...said("phone", phone) },
      ...said("relation", relation),
    }),
  };
}
