import { useState } from "react";
import type { BundleGuide } from "#contract/bundle.ts";
import type { ItemGuide } from "#contract/portal.ts";
import { forget, keep, kept } from "../../shared/kept.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Page } from "../frame/Page.tsx";
import { type Counter, counterOfBundle, counterOfItem } from "./counter.ts";
import { FindItem } from "./FindItem.tsx";
import { type Done, Received } from "./Received.tsx";
import { nobody, type Walkin, walkinFor } from "./reception.ts";
import { Seat } from "./Seat.tsx";
import { WalkinForm } from "./WalkinForm.tsx";
import "./reception.css";

const place = "reception";

/** A walk-in's whole reception on one page, by keyboard from top to bottom. What is typed is kept over a reload. */
interface Reception {
  item?: string;
  /** `item` is the key of a bundle. */
  bundle?: boolean;
  walkin: Walkin;
}

export function ReceptionPage() {
  const [reception, setReception] = useState<Reception>(() => kept<Reception>(place) ?? { walkin: nobody });
  const [done, setDone] = useState<Done>();
  const save = (next: Reception) => {
    setReception(next);
    keep(place, next);
  };
  const restart = () => {
    forget(place);
    setReception({ walkin: nobody });
    setDone(undefined);
  };
  const { item, bundle = false, walkin } = reception;
  return (
    <Page title="窗口收件" beside={<Seat />} className="reception" focus={false}>
      {done ? (
        <Received done={done} onNext={restart} />
      ) : item === undefined ? (
        <FindItem
          onChoose={(chosen) =>
            save({
              item: chosen.key,
              bundle: chosen.bundle ?? false,
              walkin: { ...walkin, situation: {}, typed: {}, handed: {} },
            })
          }
        />
      ) : (
        <Chosen
          key={`${item} ${bundle}`}
          item={item}
          bundle={bundle}
          walkin={walkin}
          onChange={(next) => save({ item, bundle, walkin: next })}
          onOther={() => save({ walkin })}
          onDone={(received) => {
            forget(place);
            setDone(received);
          }}
        />
      )}
    </Page>
  );
}

interface ChosenProps {
  item: string;
  bundle: boolean;
  walkin: Walkin;
  onChange: (walkin: Walkin) => void;
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

function AtCounter({ counter, walkin, onChange, onOther, onDone }: ChosenProps & { counter: Counter }) {
  return (
    <WalkinForm
      counter={counter}
      walkin={fitted(counter, walkin)}
      onChange={onChange}
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
