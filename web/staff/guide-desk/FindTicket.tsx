import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import type { FoundTickets } from "#contract/calling.ts";
import type { HallQueues } from "#contract/queue.ts";
import { post, type Refused } from "../../shared/api.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { useShortcuts } from "../frame/shortcuts.ts";
import { FoundTicketCard } from "./FoundTicketCard.tsx";

/** Somebody asks “到哪儿了？”: their number found, explained, and what can be done about it. */
export function FindTicket({ hall }: { hall: HallQueues }) {
  const [typed, setTyped] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const find = useMutation<FoundTickets, Refused, string>({
    mutationFn: (text) => post(`/staff/halls/${hall.hall}/tickets/find`, { text }),
  });
  const ask = (event?: FormEvent) => {
    event?.preventDefault();
    if (typed.trim() !== "") find.mutate(typed.trim());
  };
  useShortcuts("取号台", [
    { key: "F9", does: "找号", run: () => form.current?.querySelector("input")?.focus() },
  ]);
  return (
    <section aria-labelledby="find-title">
      <h2 id="find-title">
        找号 <kbd>F9</kbd>
      </h2>
      <form ref={form} className="find-ticket" onSubmit={ask} noValidate>
        <TextInput
          label="号码或者身份证号"
          hint="例如 C012，写 c12 也行"
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          spellCheck={false}
          maxLength={20}
        />
        <Button type="submit" busy={find.isPending}>
          找
        </Button>
      </form>
      {find.error && (
        <Notice kind="error" announce>
          {find.error.message}
        </Notice>
      )}
      <div aria-live="polite">
        {find.data?.tickets.length === 0 && (
          <EmptyState title="今天没有这个号">
            <p>请核对号上的字母和数字；昨天的号今天不能用，重新取一个。</p>
          </EmptyState>
        )}
        {find.data?.tickets.map((found) => (
          <FoundTicketCard key={found.ticket.id} found={found} onDone={() => ask()} />
        ))}
      </div>
    </section>
  );
}
