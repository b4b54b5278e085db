import { useState } from "react";
import type { DeviceList, DeviceView, NewDeviceCode } from "#contract/devices.ts";
import type { StaffMe } from "#contract/staff.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { HandOver } from "../people/HandOver.tsx";
import { usePlaces } from "../people/places.ts";
import { DeviceRows } from "./DeviceRows.tsx";
import { deviceFields, path, summaryWords } from "./devices.ts";

/** Kiosks, screens, tablets and drop boxes: how each stands now, and what may be done with it from here. */
export function DevicesPage() {
  const devices = useRead<DeviceList>(path, { every: 10 });
  const me = useRead<StaffMe>("/staff/me").data;
  const may = (what: string) => me?.may.includes(what) ?? false;
  return (
    <Page title="设备">
      {may("connection.edit") && <Register />}
      <Loaded query={devices}>
        {(data) => <Shown list={data} may={{ keep: may("connection.edit"), lock: may("device.lock") }} />}
      </Loaded>
    </Page>
  );
}

function Shown({ list, may }: { list: DeviceList; may: { keep: boolean; lock: boolean } }) {
  const [code, setCode] = useState<NewDeviceCode>();
  const open = list.devices.filter(({ closed }) => !closed);
  const closed = list.devices.filter((device) => device.closed);
  const halls = [...new Set(open.map(({ hall }) => hall))];
  if (list.devices.length === 0)
    return (
      <EmptyState title="还没有设备">
        <p>安全管理员登记后得到配对码，在机器上输入就连上了。</p>
      </EmptyState>
    );
  return (
    <>
      <p role="status">{summaryWords(open)}</p>
      {halls.map((hall) => {
        const here = open.filter((device) => device.hall === hall);
        return (
          <section key={hall} aria-label={here[0]!.hallName}>
            <h2>{here[0]!.hallName}</h2>
            <DeviceRows rows={here} version={list.version} may={may} onCode={setCode} />
          </section>
        );
      })}
      {closed.length > 0 && <Closed rows={closed} version={list.version} />}
      {code && <Code code={code} onClose={() => setCode(undefined)} />}
    </>
  );
}

function Closed({ rows, version }: { rows: DeviceView[]; version: string }) {
  return (
    <section aria-label="已停用">
      <h2>已停用</h2>
      <DeviceRows rows={rows} version={version} may={{ keep: false, lock: false }} onCode={() => undefined} />
    </section>
  );
}

function Register() {
  const places = usePlaces();
  const [asking, setAsking] = useState(false);
  const [code, setCode] = useState<NewDeviceCode>();
  if (!places) return null;
  return (
    <div className="btns">
      <Button onClick={() => setAsking(true)}>登记设备</Button>
      {asking && (
        <CommandDialog<NewDeviceCode>
          title="登记设备"
          action="登记设备"
          fields={deviceFields(places)}
          send={(data, requestKey) => post(path, { requestKey, ...data })}
          onDone={(answer) => {
            setAsking(false);
            setCode(answer);
            void refresh(path);
          }}
          onClose={() => setAsking(false)}
        />
      )}
      {code && <Code code={code} onClose={() => setCode(undefined)} />}
    </div>
  );
}

function Code({ code, onClose }: { code: NewDeviceCode; onClose: () => void }) {
  const { code: digits, expiresAt } = code;
  const until = new Date(expiresAt).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });
  return (
    <HandOver
      title="设备的配对码"
      secret={`${digits.slice(0, 4)} ${digits.slice(4)}`}
      done="已经在机器上输入"
      onClose={onClose}
    >
      <p>
        在机器上打开自助机 <code>/kiosk</code>、大屏 <code>/screen</code> 或平板 <code>/tablet</code>
        ，输入这个配对码。只用一次，{until} 前有效；关掉这个窗口后就看不到了。
      </p>
    </HandOver>
  );
}
