/** The line before this counter and its clerk's day. */
import type { UseQueryResult } from "@tanstack/react-query";
import type { CounterDay } from "#contract/calling.ts";
import type { Refused } from "../../shared/api.ts";
import { useRead } from "../../shared/query.tsx";
import { dayPath } from "./paths.ts";

export const useCounterDay = (): UseQueryResult<CounterDay, Refused> => useRead<CounterDay>(dayPath);
