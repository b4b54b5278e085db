import { Checkbox } from "../../shared/ui/CheckboxGroup.tsx";
import { Dialog } from "../../shared/ui/Dialog.tsx";
import { shortcutGroups, useLetters } from "./shortcuts.ts";
import "./keys-help.css";

/** Which keys do what on the page behind. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const [letters, setLetters] = useLetters();
  return (
    <Dialog title="键盘快捷键" onClose={onClose}>
      <Checkbox checked={letters} onChange={setLetters}>
        启用单个字母的快捷键（用语音输入或容易误按时可以关掉）
      </Checkbox>
      {shortcutGroups().map((group) => (
        <section key={group.name}>
          <h3>{group.name}</h3>
          <dl className="keys">
            {group.shortcuts.map((shortcut) => (
              <div key={shortcut.key}>
                <dt>
                  <kbd>{keyWords(shortcut.key)}</kbd>
                </dt>
                <dd>{shortcut.does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}

const names: Record<string, string> = { Escape: "Esc", "ctrl+Enter": "Ctrl + Enter" };

function keyWords(key: string): string {
  return names[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}
