/** Who is signed in, and how they come and go. */
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { navigate } from "wouter/use-browser-location";
import type { Me } from "#contract/portal.ts";
import { getIfSignedIn, post, type Refused } from "../shared/api.ts";
import { forgetAll } from "../shared/kept.ts";
import { queryClient } from "../shared/query.tsx";

/** The person signed in; null for a visitor. */
export function useMe(): UseQueryResult<Me | null, Refused> {
  return useQuery<Me | null, Refused>({
    queryKey: ["/me", {}],
    queryFn: () => getIfSignedIn<Me>("/me"),
    staleTime: 60_000,
  });
}

/** The sign-in page, coming back to where one is now. */
export function signInAddress(back: string = location.pathname + location.search): string {
  return back === "/" || back.startsWith("/sign-in")
    ? "/sign-in"
    : `/sign-in?next=${encodeURIComponent(back)}`;
}

/** Where to go after signing in: only ever to a page of this portal. */
export function comeBack(next: string | null): string {
  if (!next?.startsWith("/") || next.startsWith("//") || next.includes("\\")) return "/";
  return next;
}

export async function signOut(): Promise<void> {
  await post("/sign-out");
  forgetAll();
  queryClient.clear();
  navigate("/");
}
