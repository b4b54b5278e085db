import { useState } from "react";
import type { ItemGuide } from "#contract/portal.ts";
import { forget, keep, kept } from "../../shared/kept.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Page } from "../frame/Page.tsx";
import { FindItem } from "./FindItem.tsx";
import { type Done, Received } from "./Received.tsx";
import { nobody, type Walkin, walkinFor } from "./reception.ts";
import { WalkinForm } from "./WalkinForm.tsx";
import "./reception.css";

const place = "reception";

/** A walk-in's whole reception on one page, by keyboard from top to bottom. What is typed is kept over a reload. */
interface Reception {
  item?: string;
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
  const { item, walkin } = reception;
  return (
    <Page title="窗口收件" className="reception" focus={false}>
      {done ? (
        <Received done={done} onNext={restart} />
      ) : item === undefined ? (
        <FindItem
          onChoose={(key) => save({ item: key, walkin: { ...walkin, situation: {}, typed: {}, handed: {} } })}
        />
      ) : (
        <Chosen
          key={item}
          item={item}
          walkin={walkin}
          onChange={(next) => save({ item, walkin: next })}
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

function Chosen(props: {
  item: string;
  walkin: Walkin;
  onChange: (walkin: Walkin) => void;
  onOther: () => void;
  onDone: (done: Done) => void;
}) {
  const guide = useRead<ItemGuide>(`/items/${props.item}`);
  return (
    <Loaded query={guide} lines={10}>
      {(data) => (
        <WalkinForm
          guide={data}
          walkin={fitted(data, props.walkin)}
          onChange={props.onChange}
          onOther={props.onOther}
          onDone={props.onDone}
        />
      )}
    </Loaded>
  );
}

/** Whoever may not apply for this item as what they were before applies as what they may. */
function fitted({ item }: ItemGuide, walkin: Walkin): Walkin {
  const { situation, typed, handed } = walkin;
  return { ...walkinFor(item, walkin), situation, typed, handed };
}
