import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { FreeOffer, FreeOrderPlaced, FreeWay } from "#contract/free-services.ts";
import { newRequestKey, post, type Refused } from "./api.ts";
import { bodyOf, faultsOf, type Ordering } from "./free-order.ts";
import type { FieldError } from "./ui/ErrorSummary.tsx";
import { RadioGroup } from "./ui/RadioGroup.tsx";
import { Textarea } from "./ui/Textarea.tsx";
import { TextInput } from "./ui/TextInput.tsx";

/** What has been filled into an order of a free service, what is wrong with it, and sending it once. */
export function useOrdering(
  path: string,
  start: () => Ordering,
  onPlaced: (number: string) => Promise<void>,
) {
  const [now, setNow] = useState(start);
  const [requestKey] = useState(newRequestKey);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const place = useMutation<FreeOrderPlaced, Refused, FreeOffer>({
    mutationFn: (offer) => post(path, { requestKey, ...bodyOf(offer, now) }),
    onSuccess: ({ number }) => onPlaced(number),
    onError: (error) => setErrors(error.fields.length > 0 ? error.fields : [{ message: error.message }]),
  });
  return {
    ...{ now, errors, busy: place.isPending },
    change: (changes: Partial<Ordering>) => setNow((before) => ({ ...before, ...changes })),
    submit: (offer: FreeOffer) => (event: FormEvent) => {
      event.preventDefault();
      const wrong = faultsOf(offer, now);
      setErrors(wrong);
      if (wrong.length === 0) place.mutate(offer);
    },
  };
}

/** Words for whoever fills it in: for themselves, or a clerk for somebody who stands there. */
export interface OrderWords {
  ways: Record<FreeWay, string>;
  supplier: string;
  supplierHint?: string;
  name: Record<FreeWay, string>;
  phone: string;
  phoneHint?: string;
}

/** How one gets it, from whom, who receives it and where: the same at the portal and at the desk. */
export function OrderFields(props: {
  offer: FreeOffer;
  ordering: Pick<ReturnType<typeof useOrdering>, "now" | "errors" | "change">;
  words: OrderWords;
  /** One's own, which the browser may know. */
  own?: boolean;
}) {
  const { offer, ordering, words, own = false } = props;
  const { now, errors, change } = ordering;
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <>
      {offer.ways.length > 1 && (
        <RadioGroup
          id="way"
          label="怎样拿到"
          value={now.way}
          options={offer.ways.map((way) => ({ value: way, label: words.ways[way] }))}
          onChange={(way) => change({ way: way as FreeWay })}
        />
      )}
      {offer.suppliers.length > 1 && (
        <RadioGroup
          id="supplier"
          label={words.supplier}
          hint={words.supplierHint}
          value={now.supplier}
          options={offer.suppliers.map(({ id, name }) => ({ value: id, label: name }))}
          error={errorOf("supplier")}
          onChange={(supplier) => change({ supplier })}
        />
      )}
      <TextInput
        id="recipient.name"
        label={words.name[now.way]}
        autoComplete={own ? "name" : "off"}
        maxLength={50}
        value={now.name}
        error={errorOf("recipient.name")}
        onChange={(name) => change({ name })}
      />
      <TextInput
        id="recipient.phone"
        label={words.phone}
        hint={words.phoneHint}
        type="tel"
        autoComplete={own ? "tel-national" : "off"}
        maxLength={11}
        value={now.phone}
        error={errorOf("recipient.phone")}
        onChange={(phone) => change({ phone })}
      />
      {now.way === "post" && (
        <Textarea
          id="recipient.address"
          label="收件地址"
          hint="省、市、县（区）、街道和门牌号"
          rows={3}
          max={200}
          value={now.address}
          error={errorOf("recipient.address")}
          onChange={(address) => change({ address })}
        />
      )}
    </>
  );
}
