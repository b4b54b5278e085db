import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type DeviceKind, deviceKindNames, type OwnDevice } from "#contract/devices.ts";
import type { Refused } from "../api.ts";
import { Notice } from "../ui/Notice.tsx";
import { DigitPad } from "./DigitPad.tsx";
import { enrolDevice } from "./device.ts";
import "./enrol.css";

const digits = 8;

/** A machine that is no device yet: takes the code by finger, for it may have no keyboard. */
export function Enrol({ kind }: { kind: DeviceKind }) {
  const queries = useQueryClient();
  const [code, setCode] = useState("");
  const enrol = useMutation<OwnDevice, Refused, string>({
    mutationFn: (typed) => enrolDevice(kind, typed),
    onSuccess: (device) => queries.setQueryData(["device"], device),
    onError: () => setCode(""),
  });
  const name = deviceKindNames[kind];
  useEffect(() => {
    document.title = `设置${name}`;
  }, [name]);
  const type = (typed: string) => {
    setCode(typed);
    if (typed.length === digits && !enrol.isPending) enrol.mutate(typed);
  };
  return (
    <main className="enrol" id="main">
      <h1>设置{name}</h1>
      <p>请输入 8 位配对码。安全管理员在工作台“设备”里登记{name}时得到，只用一次。</p>
      {enrol.error && (
        <Notice kind="error" announce>
          {enrol.error.message}
        </Notice>
      )}
      <output className="enrol-code" aria-label="已输入">
        {Array.from({ length: digits }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: places of a code, always the same eight
          <span key={at}>{code[at] ?? ""}</span>
        ))}
      </output>
      <DigitPad value={code} most={digits} onChange={type} />
    </main>
  );
}
