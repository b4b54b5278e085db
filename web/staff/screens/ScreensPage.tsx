import { useState } from "react";
import { useSearchParams } from "wouter";
import type { KeptNotice, ScreenSettings, ScreensView } from "#contract/screen.ts";
import { put } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { NoticeList } from "./NoticeList.tsx";
import { filledOf, path, settingFields, settingsOf, settingWords } from "./screens.ts";
import "./screens.css";

/** One set of settings: the hall's, or one screen's own. */
interface Kept {
  screen?: string;
  name: string;
  version: number;
  settings: ScreenSettings;
}

/** 大屏: what the hall's screens show, and the notices on them. */
export function ScreensPage() {
  const [params, setParams] = useSearchParams();
  const hall = params.get("hall") ?? undefined;
  const view = useRead<ScreensView>(path, { params: { hall }, keep: true });
  return (
    <Page title="大屏">
      <Loaded query={view}>
        {(screens) => (
          <>
            {screens.halls.length > 1 && (
              <Select
                label="大厅"
                value={screens.hall.id}
                options={screens.halls.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(next) => setParams({ hall: next }, { replace: true })}
              />
            )}
            <Settings view={screens} />
            <NoticeList hall={screens.hall.id} notices={screens.notices as KeptNotice[]} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Settings({ view }: { view: ScreensView }) {
  const [changing, setChanging] = useState<Kept>();
  const all: Kept[] = [
    { name: "没有单独设置的屏幕", ...view.common },
    ...view.screens.map(({ id, ...kept }) => ({ ...kept, screen: id })),
  ];
  return (
    <section>
      <h2>屏幕显示什么</h2>
      <ul className="screens-list">
        {all.map((kept) => (
          <li key={kept.screen ?? ""}>
            <div>
              <strong>{kept.name}</strong>
              <p>
                {kept.screen !== undefined && kept.version === 0
                  ? "和其他屏幕一样"
                  : settingWords(kept.settings, view.zones)}
              </p>
            </div>
            <Button onClick={() => setChanging(kept)}>
              修改<span className="visually-hidden">：{kept.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/screen/${view.hall.id}`} target="_blank" rel="noreferrer">
          打开这个大厅的大屏
        </a>
        。改了设置，屏幕一分钟之内跟着变。
      </p>
      {changing && <ChangeSettings view={view} kept={changing} onClose={() => setChanging(undefined)} />}
    </section>
  );
}

function ChangeSettings({ view, kept, onClose }: { view: ScreensView; kept: Kept; onClose: () => void }) {
  const { screen, version, settings, name } = kept;
  return (
    <CommandDialog
      title={`修改：${name}`}
      action="保存设置"
      fields={settingFields(view.zones)}
      start={filledOf(settings)}
      send={(data, requestKey) =>
        put(`${path}/${view.hall.id}`, {
          ...{ requestKey, version, settings: settingsOf(data, settings) },
          ...(screen !== undefined && { screen }),
        })
      }
      onDone={() => {
        void refresh(path);
        onClose();
      }}
      onClose={onClose}
    />
  );
}
