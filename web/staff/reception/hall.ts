/** Where the counter is: one of the halls of the clerk's posts, remembered on this machine. */
import { useState } from "react";
import type { Post } from "#contract/people.ts";
import { useRead } from "../../shared/query.tsx";
import type { Option } from "../../shared/ui/Select.tsx";
import { useSignedIn } from "../account.ts";
import type { Fault } from "./reception.ts";

const place = "tongban.staff.hall";

interface HallName {
  id: string;
  name: string;
  closedOn?: string;
}

export interface HallChoice {
  id: string;
  choices: Option[];
  choose: (id: string) => void;
  faults: Fault[];
}

export function useHall(): HallChoice {
  const { posts } = useSignedIn();
  const { data } = useRead<{ halls: HallName[] }>("/staff/halls");
  const [chosen, setChosen] = useState(remembered);
  const choices = hallsOf(posts, data?.halls ?? []);
  const id =
    choices.length === 1 ? choices[0]!.value : (choices.find(({ value }) => value === chosen)?.value ?? "");
  const choose = (next: string) => {
    setChosen(next);
    try {
      localStorage.setItem(place, next);
    } catch {
      // Asked again next time.
    }
  };
  return { id, choices, choose, faults: id ? [] : [{ field: "hall", message: "请选择在哪个大厅收件" }] };
}

/** Halls that are open and that a post of a clerk reaches; a post without halls reaches all. */
export function hallsOf(
  posts: readonly Pick<Post, "role" | "halls">[],
  halls: readonly HallName[],
): Option[] {
  const mine = posts.filter((post) => post.role === "clerk");
  const everywhere = mine.some((post) => post.halls.length === 0);
  return halls
    .filter((hall) => !hall.closedOn && (everywhere || mine.some((post) => post.halls.includes(hall.id))))
    .map(({ id, name }) => ({ value: id, label: name }));
}

function remembered(): string {
  try {
    return localStorage.getItem(place) ?? "";
  } catch {
    return "";
  }
}
