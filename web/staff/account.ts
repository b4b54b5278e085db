/** Who is signed in at the desk, and how they come and go. */
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { navigate } from "wouter/use-browser-location";
import type { StaffRole } from "#contract/people.ts";
import type { StaffMe } from "#contract/staff.ts";
import { getIfSignedIn, post, type Refused } from "../shared/api.ts";
import { forgetAll, keep, kept } from "../shared/kept.ts";
import { queryClient } from "../shared/query.tsx";

/** The member of staff signed in; null for nobody. */
export function useMe(): UseQueryResult<StaffMe | null, Refused> {
  return useQuery<StaffMe | null, Refused>({
    queryKey: ["/staff/me", {}],
    queryFn: () => getIfSignedIn<StaffMe>("/staff/me"),
    staleTime: 60_000,
  });
}

/** @throws never for somebody signed in: pages inside the frame have them. */
export function useSignedIn(): StaffMe {
  const { data } = useMe();
  if (!data) throw new Error("a page of the desk without anybody signed in");
  return data;
}

export const rolesOf = (me: StaffMe): StaffRole[] => [...new Set(me.posts.map((post) => post.role))];

/** Reads again who is signed in, which the server also counts as being there. */
export function readMe(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ["/staff/me"] });
}

/** After signing in. What somebody else left in this tab is not shown to them. */
export function welcome(me: StaffMe): void {
  if (kept<string>("staff") !== me.id) forgetAll();
  keep("staff", me.id);
}

export async function signOut(): Promise<void> {
  await post("/sign-out");
  forgetAll();
  leave("/staff/sign-in");
}

/** The session is over: sign in again and come back here; what was typed waits in this tab. */
export function signedOut(): void {
  if (location.pathname.startsWith("/staff/sign-in")) return;
  const here = location.pathname + location.search;
  leave(here === "/staff" ? "/staff/sign-in" : `/staff/sign-in?next=${encodeURIComponent(here)}`);
}

function leave(to: string): void {
  queryClient.clear();
  queryClient.setQueryData(["/staff/me", {}], null);
  navigate(to, { replace: true });
}
