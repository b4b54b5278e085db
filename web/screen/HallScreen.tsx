import { useEffect, useMemo, useState } from "react";
import type { ScreenPlan, ScreenSettings } from "#contract/screen.ts";
import { useRead } from "../shared/query.tsx";
import { settingsFor } from "./address.ts";
import { Header } from "./frame/Header.tsx";
import { useLocalSound } from "./frame/local-sound.ts";
import { Panes } from "./frame/Panes.tsx";
import { Ribbon } from "./frame/Ribbon.tsx";
import { Starting } from "./frame/Starting.tsx";
import { useHall } from "./frame/use-hall.ts";
import type { SoundState } from "./sound/announcer.ts";
import { useAnnouncer } from "./sound/use-announcer.ts";

const PLAN_SECONDS = 60;
const AGAIN_SECONDS = 3;

/** One hall on one screen; it keeps what it last knew while the server cannot be reached. */
export function HallScreen({ hall, onSound }: { hall: string; onSound: (state: SoundState) => void }) {
  const [known, setKnown] = useState(false);
  const read = useRead<ScreenPlan>(`/halls/${hall}/screen`, { every: known ? PLAN_SECONDS : AGAIN_SECONDS });
  const plan = read.data;
  const { refetch } = read;
  useEffect(() => {
    const told = new EventSource(`/api/halls/${hall}/screen/stream`);
    told.addEventListener("plan", () => void refetch());
    return () => told.close();
  }, [hall, refetch]);
  useEffect(() => setKnown(plan !== undefined), [plan]);
  if (plan) return <Showing plan={plan} onSound={onSound} />;
  return read.error ? <Starting trouble={read.error.message} retried /> : <Starting />;
}

function Showing({ plan, onSound }: { plan: ScreenPlan; onSound: (state: SoundState) => void }) {
  const settings = useMemo(() => settingsFor(plan.settings, location.search), [plan.settings]);
  const [sound, setSound] = useLocalSound(settings.sound);
  const announcer = useAnnouncer(sound);
  const { board, live } = useHall(plan, settings.zone, announcer);
  useTheme(settings.theme);
  useEffect(() => onSound(announcer.state), [onSound, announcer.state]);
  return (
    <div className="screen">
      <Header
        plan={plan}
        zone={settings.zone}
        live={live}
        sound={announcer.state}
        level={sound}
        onLevel={setSound}
        onOpenSound={announcer.open}
      />
      <main className="screen-panes">
        {board && <Panes plan={plan} settings={settings} board={board} turn={announcer.turn} />}
      </main>
      {!settings.panes.includes("notices") && <Ribbon notices={plan.notices} />}
    </div>
  );
}

function useTheme(theme: ScreenSettings["theme"]): void {
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
}
