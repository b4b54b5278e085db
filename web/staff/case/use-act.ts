import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ActAnswer, AllowedAction } from "#contract/case.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { caseAct, caseRead } from "../../shared/case-number.ts";
import { refresh } from "../../shared/query.tsx";
import { keyKeeper } from "../intention.ts";

export interface Act {
  action: Pick<AllowedAction, "id" | "button">;
  /** The version of the case the person looked at. */
  version: number;
  data?: Record<string, unknown>;
}

/** Takes an action; what it changed is read again before it is said to be done. */
export function useAct(number: string, onDone: (words: string) => void) {
  const [keyOf] = useState(() => keyKeeper(newRequestKey));
  const mutation = useMutation<ActAnswer, Refused, Act>({
    mutationFn: ({ action, version, data }) => {
      const body = { version, ...(data && { data }) };
      return post(caseAct(number, action.id), { requestKey: keyOf(body), ...body });
    },
    onSuccess: async (_, { action }) => {
      void refresh("/staff/inbox");
      await refresh(caseRead(number));
      onDone(`已经${action.button}`);
    },
  });
  return {
    act: mutation.mutate,
    busy: mutation.isPending ? mutation.variables.action.id : undefined,
    error: mutation.error,
    forget: mutation.reset,
  };
}
