import { type ReactNode, useEffect, useRef, useState } from "react";
import type { KioskHome } from "#contract/kiosk.ts";
import { classes } from "../../shared/ui/classes.ts";
import { Icon, type IconName } from "../../shared/ui/Icon.tsx";
import { useKiosk } from "../person.tsx";
import { hasVoice, say } from "../voice.ts";

/** Around every page: where one is, what is out of order, and four buttons that are always in the same place. */
export function Frame(props: {
  home: KioskHome;
  live: boolean;
  atStart: boolean;
  onCard: () => void;
  children: ReactNode;
}) {
  const { home, live, atStart } = props;
  const { toStart, leave } = useKiosk();
  const [low, setLow] = useState(false);
  const body = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = `${home.county}政务服务自助机`;
  }, [home.county]);
  const used = !atStart || home.person !== undefined;
  return (
    <div className={classes("kiosk", low && "low")}>
      <div>
        <header className="kiosk-head">
          <p className="where">{home.hallName}</p>
          {home.person && (
            <p className="who">
              <Icon name="person" />
              {home.person.name}
            </p>
          )}
        </header>
        <States home={home} live={live} />
      </div>
      <main className="kiosk-body" id="main" ref={body}>
        {props.children}
      </main>
      <nav className="kiosk-foot" aria-label="常用按钮">
        <Foot icon="home" name="首页" shown={!atStart} onPress={toStart} />
        <Foot icon={low ? "up" : "lower"} name={low ? "升高" : "降低"} shown onPress={() => setLow(!low)} />
        <Foot
          icon="sound"
          name="读一读"
          shown={hasVoice()}
          onPress={() => say(body.current?.innerText ?? "")}
        />
        <Foot icon="leave" name="退出" shown={used} onPress={() => leave("left")} />
      </nav>
    </div>
  );
}

function Foot(props: { icon: IconName; name: string; shown: boolean; onPress: () => void }) {
  return (
    <button type="button" disabled={!props.shown} onClick={props.onPress}>
      <Icon name={props.icon} />
      {props.name}
    </button>
  );
}

/** What does not work just now, each in a line. */
function States({ home, live }: { home: KioskHome; live: boolean }) {
  const lines: [boolean, string, boolean][] = [
    [!live, "网络不通，正在重新连接，先别操作", true],
    [home.paper === "out", "没有打印纸了，能办事，不能打印", true],
    [home.paper === "low", "打印纸快用完了", false],
    [home.reader !== undefined, home.reader ?? "", false],
    [!home.open, "窗口现在不办公，这些随时能办", false],
  ];
  return (
    <div className="kiosk-states" role="status">
      {lines.map(
        ([shown, words, bad]) =>
          shown && (
            <p key={words} className={classes("kiosk-state", bad && "bad")}>
              <Icon name={bad ? "plug" : "clock"} />
              {words}
            </p>
          ),
      )}
    </div>
  );
}
