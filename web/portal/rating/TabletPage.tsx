import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { DeviceState } from "#contract/devices.ts";
import type { Rated, TabletView } from "#contract/rating.ts";
import { get, post, type Refused } from "../../shared/api.ts";
import { useDevice } from "../../shared/device/device.ts";
import { Enrol } from "../../shared/device/Enrol.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { RatingForm } from "./RatingForm.tsx";
import { ScanCode } from "./ScanCode.tsx";
import "./rating.css";

/** How often it looks for a service that was just finished; how long it thanks. */
const lookMs = 3000;
const thanksMs = 5000;

const state = (): DeviceState => ({
  ...{ version: __TONGBAN_VERSION__, sound: "none", paper: "none", page: "rating" },
});

/** The tablet of a counter: shows the service just finished there, and nothing of the person (R4.2). */
export function TabletPage() {
  const { device, forget } = useDevice("tablet", state);
  useEffect(() => {
    if (device) document.title = "评价 - 窗口平板";
  }, [device]);
  if (device === undefined) return <main className="tablet" id="main" aria-busy="true" />;
  if (device === null) return <Enrol kind="tablet" />;
  if (device.locked !== undefined)
    return (
      <main className="tablet" id="main">
        <h1>{device.counter}</h1>
        <Waiting words={`暂停使用：${device.locked}`} />
      </main>
    );
  return <At onForget={forget} />;
}

function At({ onForget }: { onForget: () => void }) {
  const [thanks, setThanks] = useState(false);
  const view = useQuery<TabletView, Refused>({
    queryKey: ["tablet"],
    queryFn: () => get<TabletView>("/tablet/rating"),
    refetchInterval: lookMs,
    retry: false,
  });
  useEffect(() => {
    if (!thanks) return;
    const timer = setTimeout(() => setThanks(false), thanksMs);
    return () => clearTimeout(timer);
  }, [thanks]);
  const unknown = view.error?.status === 401;
  useEffect(() => {
    if (unknown) onForget();
  }, [unknown, onForget]);
  const done = (_: Rated) => {
    setThanks(true);
    void view.refetch();
  };
  const invitation = view.data?.invitation;
  return (
    <main className="tablet" id="main">
      <h1>{view.data ? view.data.counter : "窗口评价"}</h1>
      {view.error && view.error.status !== 0 && <Notice kind="error">{view.error.message}</Notice>}
      {thanks && <Waiting words="谢谢您的评价" />}
      {!thanks && !invitation && <Waiting words="办完事，请在这里评价" />}
      {!thanks && invitation && <Asking key={invitation.id} invitation={invitation} onDone={done} />}
    </main>
  );
}

function Waiting({ words }: { words: string }) {
  return (
    <div className="tablet-wait">
      <p role="status">{words}</p>
    </div>
  );
}

function Asking(props: {
  invitation: NonNullable<TabletView["invitation"]>;
  onDone: (rated: Rated) => void;
}) {
  const { invitation } = props;
  return (
    <div>
      <div className="tablet-asked">
        <p>{`刚办的：${invitation.service.item}，${invitation.service.kindName}。评价自愿。`}</p>
        <ScanCode />
      </div>
      <RatingForm
        details={invitation.details}
        writing={false}
        send={(said) => post<Rated>("/tablet/ratings", { ...said, invitation: invitation.id })}
        onDone={props.onDone}
      />
    </div>
  );
}
