/** One number by its token, read again when the hall says that something moved. */
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Board, PhoneTicket } from "#contract/queue.ts";
import { post, type Refused } from "../../shared/api.ts";
import { type HallLive, useHall } from "../../shared/hall-stream.ts";
import { useLatest } from "../../shared/use-latest.ts";
import { todayAt } from "../../shared/words.ts";
import { forgetTicket, rememberTicket } from "./my-tickets.ts";
import { concerns, isOver, withBoard } from "./ticket.ts";

export interface Followed {
  query: UseQueryResult<PhoneTicket, Refused>;
  ticket: PhoneTicket | undefined;
  live: HallLive;
  /** When it was read, in milliseconds. */
  readAt: number;
  readAgain: () => void;
}

export function useFollowedTicket(token: string): Followed {
  // The token goes in the body: no log of addresses holds it.
  const query = useQuery<PhoneTicket, Refused>({
    queryKey: ["ticket", token],
    queryFn: () => post<PhoneTicket>("/tickets/look", { token }),
    staleTime: 5_000,
  });
  useRemembered(token, query.data);
  const readAgain = () => void query.refetch();
  const { live, board } = useHall(query.data?.hall ?? "");
  useReading(board, query.data, readAgain);
  const ticket = query.data && withBoard(query.data, board);
  return { query, ticket, live, readAt: query.dataUpdatedAt, readAgain };
}

/** Many phones hear the same event: they read at different moments, and those it does not concern not at all. */
const spreadMs = 3_000;

function useReading(board: Board | undefined, ticket: PhoneTicket | undefined, read: () => void): void {
  const before = useRef(board);
  const latest = useLatest(read);
  const [wanted, setWanted] = useState(0);
  useEffect(() => {
    if (!board || !ticket) return;
    if (concerns(before.current, board, ticket)) setWanted((n) => n + 1);
    before.current = board;
  }, [board, ticket]);
  useEffect(() => {
    if (wanted === 0) return;
    const timer = setTimeout(() => latest.current(), Math.random() * spreadMs);
    return () => clearTimeout(timer);
  }, [wanted, latest]);
}

/** A number that was scanned is found again from the home page, until it is over. */
function useRemembered(token: string, ticket: PhoneTicket | undefined): void {
  useEffect(() => {
    if (!ticket) return;
    const { number, queueName, takenAt } = ticket;
    if (isOver(ticket)) forgetTicket(token);
    else rememberTicket({ token, number, queueName, day: todayAt(new Date(takenAt)) });
  }, [token, ticket]);
}
