/** What the server said, kept by TanStack Query: one cache, one way to read. The key is the path. */
import {
  keepPreviousData,
  QueryClient,
  QueryClientProvider,
  type UseQueryResult,
  useQuery,
} from "@tanstack/react-query";
import type { ReactNode } from "react";
import { get, type Refused } from "./api.ts";
import { ErrorState } from "./ui/ErrorState.tsx";
import { Skeleton } from "./ui/Skeleton.tsx";

export const queryClient = new QueryClient({
  // `get` tries again by itself; a refusal is an answer.
  defaultOptions: { queries: { retry: false, staleTime: 10_000 }, mutations: { retry: false } },
});

export function Queries({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}

export interface ReadOptions {
  params?: Parameters<typeof get>[1];
  /** False: not yet. */
  enabled?: boolean;
  /** Leave the former rows standing while a list is read with other parameters. */
  keep?: boolean;
  /** Read anew whenever a page needs it, and not while the page is open. */
  fresh?: boolean;
  /** Read again after so many seconds, while the page is looked at. */
  every?: number;
}

/** Reads `/api{path}`. */
export function useRead<T>(path: string, options: ReadOptions = {}): UseQueryResult<T, Refused> {
  const { params = {}, enabled = true, keep = false, fresh = false, every } = options;
  return useQuery<T, Refused>({
    queryKey: [path, params],
    queryFn: () => get<T>(path, params),
    enabled,
    ...(every !== undefined && { refetchInterval: every * 1000 }),
    ...(fresh && { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }),
    ...(keep && { placeholderData: keepPreviousData }),
  });
}

/** Loading, failed or there: the three states of everything read. */
export function Loaded<T>(props: {
  query: UseQueryResult<T, Refused>;
  lines?: number;
  children: (data: T) => ReactNode;
}) {
  const { query } = props;
  if (query.data !== undefined) return props.children(query.data);
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton lines={props.lines ?? 6} />;
}

/** Marks everything read under these paths as old, so that what is on the screen is read again. */
export function refresh(...paths: string[]): Promise<void> {
  return queryClient.invalidateQueries({
    predicate: ({ queryKey: [path] }) =>
      typeof path === "string" && paths.some((each) => path === each || path.startsWith(`${each}/`)),
  });
}
