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
    queryKey: ["/me", "or nobody"],
    queryFn: () => getIfSignedIn<Me>("/me"),
    staleTime: 60_000,
  });
}

export async function signOut(): Promise<void> {
  await post("/sign-out");
  forgetAll();
  queryClient.clear();
  navigate("/");
}
