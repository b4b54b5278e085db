/** What the server tells of the signed-in person's matters, turned into reading them again. */
import { useEffect } from "react";
import { follow } from "../shared/live.ts";
import { refresh } from "../shared/query.tsx";

/** What is read again for each kind of change. */
const readings: Record<string, string[]> = {
  case: ["/applications", "/joint"],
  message: ["/messages", "/me"],
  licence: ["/licences"],
};

export function useFollowing(signedIn: boolean): void {
  useEffect(() => {
    if (!signedIn) return;
    return follow(({ type }) => void refresh(...(readings[type] ?? [])), Object.keys(readings));
  }, [signedIn]);
}
