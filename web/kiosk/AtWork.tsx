import { useEffect, useState } from "react";
import type { KioskFunctionId, KioskHome } from "#contract/kiosk.ts";
import { post } from "../shared/api.ts";
import { queryClient } from "../shared/query.tsx";
import { Frame } from "./frame/Frame.tsx";
import { Simulator } from "./frame/Simulator.tsx";
import { StillThere } from "./frame/StillThere.tsx";
import { ApplyPage } from "./pages/ApplyPage.tsx";
import { AppointmentPage } from "./pages/AppointmentPage.tsx";
import { CardPage } from "./pages/CardPage.tsx";
import { DepositPage } from "./pages/DepositPage.tsx";
import { NumberPage } from "./pages/NumberPage.tsx";
import { PayPage } from "./pages/PayPage.tsx";
import { PrintPage } from "./pages/PrintPage.tsx";
import { ProgressPage } from "./pages/ProgressPage.tsx";
import { RatePage } from "./pages/RatePage.tsx";
import { StartPage } from "./pages/StartPage.tsx";
import { GroundProvider } from "./person.tsx";
import { useSilence } from "./silence.ts";
import { hush } from "./voice.ts";

type Place = "start" | "card" | KioskFunctionId;

const pages: Record<KioskFunctionId, () => React.ReactNode> = {
  number: NumberPage,
  appointment: AppointmentPage,
  apply: ApplyPage,
  progress: ProgressPage,
  print: PrintPage,
  deposit: DepositPage,
  pay: PayPage,
  rate: RatePage,
};

/**
 * The kiosk in use. Where somebody is stands nowhere but in memory: there is no address to go back to, and nothing is
 * kept in the browser. When somebody leaves, the page itself is loaded anew.
 */
export function AtWork(props: {
  home: KioskHome;
  live: boolean;
  onHome: (home: KioskHome) => void;
  onPage: (page: string) => void;
}) {
  const { home, live } = props;
  const [place, setPlace] = useState<Place>("start");
  /** Where to go on once signed in. */
  const [next, setNext] = useState<KioskFunctionId>();
  /** Begins each page afresh. */
  const [visit, setVisit] = useState(0);
  const { onPage } = props;
  useEffect(() => onPage(place), [place, onPage]);
  const go = (to: Place) => {
    setPlace(to);
    setVisit((count) => count + 1);
  };
  const leave = (by: "left" | "silence") => void forget(by);
  const open = (id: KioskFunctionId) => {
    const wanted = home.functions.find((one) => one.id === id);
    setNext(id);
    go(wanted?.signIn === "needed" && !home.person ? "card" : id);
  };
  const used = place !== "start" || home.person !== undefined;
  const { asking, stay } = useSilence(used, home.session, () => leave("silence"));
  const ground = { home, setHome: props.onHome, toStart: () => go("start"), leave, open };
  const Page = place === "start" ? StartPage : place === "card" ? undefined : pages[place];
  return (
    <GroundProvider value={ground}>
      <Frame home={home} live={live} atStart={place === "start"} onCard={() => go("card")}>
        {Page ? <Page key={visit} /> : <CardPage key={visit} onDone={() => go(next ?? "start")} />}
      </Frame>
      {asking !== undefined && <StillThere seconds={asking} onStay={stay} onLeave={() => leave("left")} />}
      {home.simulated && <Simulator />}
    </GroundProvider>
  );
}

/** Ends the session at the server first; should it not answer, the page is loaded anew all the same. */
async function forget(by: "left" | "silence"): Promise<void> {
  hush();
  queryClient.clear();
  try {
    await post("/kiosk/leave", { by });
  } finally {
    sessionStorage.clear();
    location.replace("/kiosk");
  }
}
