import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { post, type Refused } from "../../shared/api.ts";
import { Do, Say, Trouble } from "../parts.tsx";

/** Something asked of the server with what stands on a receipt in its body, so that no address holds it. */
export function Asked<T>(props: {
  path: string;
  body: object;
  onAgain: () => void;
  children: (answer: T) => ReactNode;
}) {
  const { path, body } = props;
  const query = useQuery<T, Refused>({
    queryKey: [path, body],
    queryFn: () => post<T>(path, body),
    gcTime: 0,
  });
  if (query.data !== undefined) return props.children(query.data);
  return (
    <>
      <Say title={query.error ? "没有查到" : "正在查…"} icon="search" />
      <Do>{query.error && <Trouble message={query.error.message} onAgain={props.onAgain} />}</Do>
    </>
  );
}
