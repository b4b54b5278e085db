import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import type { Rated, TabletView } from "#contract/rating.ts";
import type { Refused } from "../../shared/api.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { RatingForm } from "./RatingForm.tsx";
import { ScanCode } from "./ScanCode.tsx";
import { askAsTablet, forgetTabletKey, keepTabletKey, tabletKey } from "./tablet.ts";
import "./rating.css";

/** How often it looks for a service that was just finished; how long it thanks. */
const lookMs = 3000;
const thanksMs = 5000;

/** The tablet of a counter: shows the service just finished there, and nothing of the person (R4.2). */
export function TabletPage() {
  const [key, setKey] = useState(tabletKey);
  useEffect(() => {
    document.title = "评价 - 窗口平板";
  }, []);
  if (key === undefined) return <SetUp onKey={setKey} />;
  return (
    <At
      deviceKey={key}
      onForget={() => {
        forgetTabletKey();
        setKey(undefined);
      }}
    />
  );
}

function SetUp({ onKey }: { onKey: (key: string) => void }) {
  const [typed, setTyped] = useState("");
  const keep = (event: FormEvent) => {
    event.preventDefault();
    const key = typed.trim();
    if (key === "") return;
    keepTabletKey(key);
    onKey(key);
  };
  return (
    <main className="tablet" id="main">
      <h1>设置窗口平板</h1>
      <form onSubmit={keep} noValidate>
        <TextInput
          label="平板的密钥"
          hint="安全管理员在“设备和系统”里登记窗口平板时得到"
          value={typed}
          onChange={setTyped}
          autoComplete="off"
        />
        <Button type="submit" kind="primary">
          开始使用
        </Button>
      </form>
    </main>
  );
}

function At({ deviceKey, onForget }: { deviceKey: string; onForget: () => void }) {
  const [thanks, setThanks] = useState(false);
  const view = useQuery<TabletView, Refused>({
    queryKey: ["tablet", deviceKey],
    queryFn: () => askAsTablet<TabletView>(deviceKey, "GET", "/tablet/rating"),
    refetchInterval: lookMs,
    retry: false,
  });
  useEffect(() => {
    if (!thanks) return;
    const timer = setTimeout(() => setThanks(false), thanksMs);
    return () => clearTimeout(timer);
  }, [thanks]);
  const done = (_: Rated) => {
    setThanks(true);
    void view.refetch();
  };
  const invitation = view.data?.invitation;
  return (
    <main className="tablet" id="main">
      <h1>{view.data ? view.data.counter : "窗口评价"}</h1>
      {view.error && view.error.status !== 0 && (
        <Notice kind="error" title={view.error.message}>
          <Button onClick={onForget}>重新设置</Button>
        </Notice>
      )}
      {thanks && <Waiting words="谢谢您的评价" />}
      {!thanks && !invitation && <Waiting words="办完事，请在这里评价" />}
      {!thanks && invitation && (
        <Asking key={invitation.id} deviceKey={deviceKey} invitation={invitation} onDone={done} />
      )}
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
  deviceKey: string;
  invitation: NonNullable<TabletView["invitation"]>;
  onDone: (rated: Rated) => void;
}) {
  const { deviceKey, invitation } = props;
  return (
    <div>
      <div className="tablet-asked">
        <p>{`刚办的：${invitation.service.item}，${invitation.service.kindName}。评价自愿。`}</p>
        <ScanCode deviceKey={deviceKey} />
      </div>
      <RatingForm
        details={invitation.details}
        writing={false}
        send={(said) =>
          askAsTablet<Rated>(deviceKey, "POST", "/tablet/ratings", { ...said, invitation: invitation.id })
        }
        onDone={props.onDone}
      />
    </div>
  );
}
