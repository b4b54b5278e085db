import type { TicketAction, TicketView } from "#contract/queue.ts";
import { TicketTag } from "../../shared/ticket-state.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { elapsedWords } from "../../shared/wait-words.ts";
import { useShortcuts } from "../frame/shortcuts.ts";
import type { Calling } from "./calling-context.tsx";
import { actionWords } from "./desk.ts";

/** How many of them answer to a digit. */
const digits = 9;

/** Whoever left the counter for a while, and whoever did not come: each with the way back. */
export function Aside({ calling, now }: { calling: Calling; now: number }) {
  const { aside } = calling.panel;
  const backs = aside.map((ticket) => ({ ticket, action: backOf(ticket) }));
  const press = (ticket: TicketView, action: Back) => calling.act({ way: action, ticket: ticket.id });
  useShortcuts(
    "叫号",
    backs.slice(0, digits).flatMap(({ ticket, action }, at) =>
      action
        ? [
            {
              key: String(at + 1),
              does: `${ticket.number} ${actionWords[action].name}`,
              run: () => press(ticket, action),
            },
          ]
        : [],
    ),
  );
  if (aside.length === 0) return null;
  return (
    <section aria-labelledby="aside-title">
      <h2 id="aside-title">先放着的</h2>
      <ol className="aside-list">
        {backs.map(({ ticket, action }, at) => (
          <li key={ticket.id}>
            <b className="aside-number">{ticket.number}</b>
            <TicketTag state={ticket.state} />
            <span>{ticket.person?.name ?? ticket.queueName}</span>
            <span className="soft">{elapsedWords((now - Date.parse(ticket.since)) / 1000)}</span>
            {action ? (
              <Button onClick={() => press(ticket, action)}>
                {actionWords[action].name} {at < digits && <kbd>{at + 1}</kbd>}
              </Button>
            ) : (
              <span className="soft">{notBack(ticket)}</span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

type Back = Extract<TicketAction, "resume" | "restore">;

function backOf({ allowed }: TicketView): Back | undefined {
  return (["resume", "restore"] as const).find((back) => allowed.some(({ action }) => action === back));
}

/** Why there is no way back from here, and what there is instead. */
function notBack({ state }: TicketView): string {
  return state === "missed" ? "恢复的次数或时间用完了，请到取号台重新取号" : "窗口空出来就能接着办";
}
