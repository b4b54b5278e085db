import { useState } from "react";
import { useSearchParams } from "wouter";
import type { BundleGuide } from "#contract/bundle.ts";
import type { ItemGuide } from "#contract/portal.ts";
import { forget, keep, kept } from "../../shared/kept.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Page } from "../frame/Page.tsx";
import { CalledPerson } from "./CalledPerson.tsx";
import { type Called, placeOf, startOf, ticketIn, useCalled } from "./called.ts";
import { type Counter, counterOfBundle, counterOfItem } from "./counter.ts";
import { FindItem } from "./FindItem.tsx";
import { type Done, Received } from "./Received.tsx";
import { type Alter, type Reception, samePerson, type Walkin, walkinFor } from "./reception.ts";
import { Seat } from "./Seat.tsx";
import { WalkinForm } from "./WalkinForm.tsx";
import "./received.css";
import "./reception.css";

/** A walk-in's whole reception on one page, by keyboard from top to bottom. With `?ticket=` it is whoever was called. */
export function ReceptionPage() {
  const [params] = useSearchParams();
  const ticket = ticketIn(params);
  return (
    <Page title="窗口收件" beside={<Seat />} className="reception" focus={false}>
      {ticket === undefined ? <Receiving key="walk-in" /> : <Ticket key={ticket} ticket={ticket} />}
    </Page>
  );
}

function Ticket({ ticket }: { ticket: number }) {
  const called = useCalled(ticket);
  return (
    <Loaded query={called} lines={10}>
      {(data) => <Receiving called={data} />}
    </Loaded>
  );
}

/** What is typed is kept over a reload, for each number apart: putting somebody aside loses nothing. */
function Receiving({ called }: { called?: Called }) {
  const place = placeOf(called);
  const [reception, setReception] = useState<Reception>(() => kept<Reception>(place) ?? startOf(called));
  const [done, setDone] = useState<Done>();
  const save = (alter: (now: Reception) => Reception) =>
    setReception((now) => {
      const next = alter(now);
      keep(place, next);
      return next;
    });
  /** The next person, or the next matter of the one who was called. */
  const restart = () => {
    forget(place);
    setReception(called ? { walkin: startOf(called).walkin } : startOf(undefined));
    setDone(undefined);
  };
  const { item, bundle = false, walkin } = reception;
  return (
    <>
      {called && <CalledPerson called={called} />}
      {done ? (
        <Received done={done} called={called !== undefined} onNext={restart} />
      ) : item === undefined ? (
        <FindItem
          wanted={called?.ticket.items ?? []}
          onChoose={(chosen) =>
            save((now) => ({
              ...{ item: chosen.key, bundle: chosen.bundle ?? false },
              walkin: samePerson(now.walkin),
            }))
          }
        />
      ) : (
        <Chosen
          key={`${item} ${bundle}`}
          item={item}
          bundle={bundle}
          ticket={called?.ticket.id}
          walkin={walkin}
          onChange={(alter) =>
            save((now) => (now.item === item ? { ...now, walkin: alter(now.walkin) } : now))
          }
          onOther={() => save(({ walkin: now }) => ({ walkin: now }))}
          onDone={(received) => {
            forget(place);
            setDone(received);
          }}
        />
      )}
    </>
  );
}

interface ChosenProps {
  item: string;
  bundle: boolean;
  ticket: number | undefined;
  walkin: Walkin;
  onChange: (alter: Alter) => void;
  onOther: () => void;
  onDone: (done: Done) => void;
}

function Chosen(props: ChosenProps) {
  return props.bundle ? <ChosenBundle {...props} /> : <ChosenItem {...props} />;
}

function ChosenItem(props: ChosenProps) {
  const guide = useRead<ItemGuide>(`/items/${props.item}`);
  return (
    <Loaded query={guide} lines={10}>
      {(data) => <AtCounter {...props} counter={counterOfItem(data)} />}
    </Loaded>
  );
}

function ChosenBundle(props: ChosenProps) {
  const guide = useRead<BundleGuide>(`/bundles/${props.item}`);
  return (
    <Loaded query={guide} lines={10}>
      {(data) => <AtCounter {...props} counter={counterOfBundle(data)} />}
    </Loaded>
  );
}

function AtCounter({
  counter,
  ticket,
  walkin,
  onChange,
  onOther,
  onDone,
}: ChosenProps & { counter: Counter }) {
  return (
    <WalkinForm
      counter={counter}
      ticket={ticket}
      walkin={fitted(counter, walkin)}
      onChange={(alter) => onChange((now) => alter(fitted(counter, now)))}
      onOther={onOther}
      onDone={onDone}
    />
  );
}

/** Whoever may not apply for this item as what they were before applies as what they may. */
function fitted(counter: Counter, walkin: Walkin): Walkin {
  const { situation, typed, handed } = walkin;
  return { ...walkinFor(counter, walkin), situation, typed, handed };
}
