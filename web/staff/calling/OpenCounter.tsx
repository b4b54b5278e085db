import { useState } from "react";
import type { CounterRow } from "#contract/organisation.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { useSignedIn } from "../account.ts";
import { Page } from "../frame/Page.tsx";
import { useShortcuts } from "../frame/shortcuts.ts";
import { useHall } from "../reception/hall.ts";
import type { Calling } from "./calling-context.tsx";
import { countersFor } from "./counters.ts";
import { lastCounter, rememberCounter } from "./last-counter.ts";
import { Outcome } from "./Outcome.tsx";

/** The day begins: which counter one sits at. The one of last time is one key away. */
export function OpenCounter({ calling }: { calling: Calling }) {
  const hall = useHall();
  const counters = useRead<{ counters: CounterRow[] }>("/staff/counters");
  return (
    <Page title="叫号">
      <Outcome calling={calling} />
      {hall.choices.length === 0 && (
        <EmptyState title="您的岗位没有大厅">
          <p>岗位管到哪个大厅，由安全管理员授予；授予后刷新本页。</p>
        </EmptyState>
      )}
      {hall.choices.length > 1 && (
        <Select
          label="在哪个大厅"
          empty="请选择"
          options={hall.choices}
          value={hall.id}
          onChange={hall.choose}
        />
      )}
      {hall.id !== "" && (
        <Loaded query={counters}>
          {(data) => <Choose key={hall.id} calling={calling} hall={hall.id} counters={data.counters} />}
        </Loaded>
      )}
    </Page>
  );
}

function Choose(props: { calling: Calling; hall: string; counters: CounterRow[] }) {
  const { calling, hall } = props;
  const { posts } = useSignedIn();
  const choices = countersFor(props.counters, hall, posts);
  const [chosen, setChosen] = useState(() => lastCounter(hall, choices) ?? "");
  const open = () => {
    if (chosen === "") return;
    rememberCounter(hall, chosen);
    calling.act({ way: "open", hall, counter: chosen });
  };
  useShortcuts("叫号", [{ key: "F7", does: "开窗口", run: open }]);
  return (
    <form
      className="open-counter"
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
    >
      <Select
        label="您坐在哪个窗口"
        hint="窗口号写在窗口牌上。您的部门能收件的窗口排在前面。"
        empty="请选择"
        options={choices.map(({ id, name }) => ({ value: id, label: `${id} ${name}` }))}
        value={chosen}
        onChange={setChosen}
      />
      <Button type="submit" kind="primary" busy={calling.sending === "open"} disabled={chosen === ""}>
        开窗口，开始叫号 <kbd>F7</kbd>
      </Button>
    </form>
  );
}
