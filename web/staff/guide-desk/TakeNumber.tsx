import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { HallQueues, Taken } from "#contract/queue.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { keyKeeper } from "../intention.ts";
import { TakenNumber } from "./TakenNumber.tsx";
import { takingOf, type Wish } from "./taking.ts";
import { WishForm } from "./WishForm.tsx";

/** A number for somebody who stands there, one person after the other. */
export function TakeNumber({ hall }: { hall: HallQueues }) {
  const [person, setPerson] = useState(1);
  return <OnePerson key={person} hall={hall} onNext={() => setPerson(person + 1)} />;
}

function OnePerson({ hall, onNext }: { hall: HallQueues; onNext: () => void }) {
  const [keyOf] = useState(() => keyKeeper(newRequestKey));
  const take = useMutation<Taken, Refused, Wish>({
    mutationFn: (wish) => {
      const body = takingOf(wish);
      return post(`/staff/halls/${hall.hall}/tickets`, { requestKey: keyOf(body), ...body });
    },
    onSuccess: () => refresh(`/halls/${hall.hall}/queues`, `/staff/halls/${hall.hall}/tickets`),
  });
  return (
    <section aria-labelledby="take-title">
      <h2 id="take-title">取号</h2>
      {take.data ? (
        <TakenNumber taken={take.data} hall={hall} onNext={onNext} />
      ) : (
        <WishForm hall={hall} sending={take.isPending} refused={take.error} onTake={take.mutate} />
      )}
    </section>
  );
}
