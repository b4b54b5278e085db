import { useState } from "react";
import { Link } from "wouter";
import type { TicketAction, TicketView } from "#contract/queue.ts";
import { TicketTag } from "../../shared/ticket-state.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { elapsedWords, timeWords } from "../../shared/wait-words.ts";
import { useShortcuts } from "../frame/shortcuts.ts";
import { Fact } from "../parts/Facts.tsx";
import type { Calling } from "./calling-context.tsx";
import { Direct } from "./Direct.tsx";
import { actionWords, mainStep, mainWords, receptionOf, secondsUntil } from "./desk.ts";
import { MatterDialog } from "./MatterDialog.tsx";
import { Recall } from "./Recall.tsx";
import { TransferDialog } from "./TransferDialog.tsx";

/** Who is called or served now, and everything that may be done with them. */
export function Current({ calling, now }: { calling: Calling; now: number }) {
  const { panel, main, mainBusy, sending } = calling;
  const { current } = panel;
  const [asking, setAsking] = useState<"transfer" | "matter">();
  return (
    <section className="current" aria-label="这个窗口现在">
      {current ? (
        <Person ticket={current} now={now} />
      ) : (
        <p className="current-free">{sending === "next" ? "正在叫下一位…" : "窗口空着"}</p>
      )}
      <div className="btns">
        <Button kind="primary" className="current-main" busy={mainBusy} onClick={main}>
          {mainWords[mainStep(panel)]} <kbd>F7</kbd>
        </Button>
        {current?.state === "called" && <Recall calling={calling} ticket={current} now={now} />}
        <Direct calling={calling} />
      </div>
      {current && (
        <More
          key={current.id}
          calling={calling}
          ticket={current}
          now={now}
          onTransfer={() => setAsking("transfer")}
          onMatter={() => setAsking("matter")}
        />
      )}
      {current && asking === "transfer" && (
        <TransferDialog calling={calling} ticket={current} onClose={() => setAsking(undefined)} />
      )}
      {current && asking === "matter" && (
        <MatterDialog ticket={current} onClose={() => setAsking(undefined)} />
      )}
    </section>
  );
}

function Person({ ticket, now }: { ticket: TicketView; now: number }) {
  const { number, state, since, person, items, calls, others } = ticket;
  return (
    <>
      <p className="current-number">
        {number} <TicketTag state={state} />
        <span className="current-clock">{elapsedWords((now - Date.parse(since)) / 1000)}</span>
      </p>
      <dl className="facts">
        <Fact label="谁">{person ? personWords(person) : "没有登记姓名"}</Fact>
        <Fact label="办什么">
          {items.length > 0 ? items.map(({ name }) => name).join("、") : ticket.queueName}
        </Fact>
        <Fact label="怎么排的">
          {`${ticket.group ?? ticket.className}，${timeWords(ticket.takenAt)} 取号${calls > 1 ? `，叫了 ${calls} 遍` : ""}`}
        </Fact>
        {others.length > 0 && (
          <Fact label="还有的号">
            {others.map(({ number: other, queueName }) => `${other} ${queueName}`).join("、")}
          </Fact>
        )}
      </dl>
      {state === "serving" && (
        <Link href={receptionOf(ticket.id)} className="go">
          回到收件
        </Link>
      )}
    </>
  );
}

function personWords({ name, idNumber, phone }: NonNullable<TicketView["person"]>): string {
  return [name, idNumber, phone].filter(Boolean).join("，");
}

/** What else may be done; the server says which of them, and from when. */
const others: readonly TicketAction[] = ["miss", "hold", "park", "return", "cancel"];

function More(props: {
  calling: Calling;
  ticket: TicketView;
  now: number;
  onTransfer: () => void;
  onMatter: () => void;
}) {
  const { calling, ticket, now, onTransfer, onMatter } = props;
  const may = (action: TicketAction) => ticket.allowed.some((one) => one.action === action);
  const doing = (action: TicketAction) => () =>
    calling.act({ way: action as "miss" | "hold" | "park" | "return" | "cancel", ticket: ticket.id });
  const choices: Choice[] = [
    ...others.filter(may).map((action) => ({
      ...actionWords[action],
      run: doing(action),
      in: secondsUntil(ticket, action, now) ?? 0,
    })),
    ...(may("transfer") ? [{ ...actionWords.transfer, run: onTransfer, in: 0 }] : []),
    ...(ticket.state === "serving"
      ? [{ name: "再取一个号", key: "a", when: "这位还有别的事要办", run: onMatter, in: 0 }]
      : []),
  ];
  useShortcuts(
    "叫号",
    choices.map(({ key, name, run }) => ({ key, does: name, run })),
  );
  if (choices.length === 0) return null;
  return (
    <ul className="current-more" aria-label="别的办法">
      {choices.map((choice) => (
        <li key={choice.key}>
          <Button disabled={choice.in > 0} onClick={choice.run}>
            {choice.in > 0 ? `${choice.in} 秒后可以${choice.name}` : choice.name}{" "}
            <kbd>{choice.key.toUpperCase()}</kbd>
          </Button>
          <span className="soft">{choice.when}</span>
        </li>
      ))}
    </ul>
  );
}

interface Choice {
  name: string;
  key: string;
  when: string;
  run: () => void;
  /** Seconds until it may be pressed. */
  in: number;
}
