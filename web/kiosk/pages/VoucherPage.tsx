import { useState } from "react";
import { Do, Say } from "../parts.tsx";
import { Letters } from "./Letters.tsx";

/** The signs a voucher is made of: none that are mistaken for each other. */
const signs = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const length = 10;

/** 取号凭证: typed by finger, or read by a scanner, which types it like a keyboard. */
export function VoucherPage({ onTyped }: { onTyped: (voucher: string) => void }) {
  const [typed, setTyped] = useState("");
  const type = (value: string) => {
    setTyped(value);
    if (value.length === length) onTyped(value.toUpperCase());
  };
  return (
    <>
      <Say title="取号凭证">手机短信里的 10 位字母、数字</Say>
      <Do>
        <output className={typed ? "typed" : "typed empty"} aria-label="已输入">
          {typed ? typed.toUpperCase().replace(/(.{5})(?=.)/, "$1-") : "请按字母、数字"}
        </output>
        <Letters name="字母和数字" signs={signs} most={length} value={typed} onChange={type} />
      </Do>
    </>
  );
}
