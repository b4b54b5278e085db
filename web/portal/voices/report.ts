/** What the form of a report holds, what is wrong with it, what is sent. Pure. */
import type { NewVoice } from "#contract/voice.ts";
import { type VoiceAbout, type VoiceKind, voiceKinds } from "#contract/voice-words.ts";

export interface Told {
  kind: VoiceKind;
  anonymous: boolean;
  about: VoiceAbout | "";
  item: string | undefined;
  number: string;
  organ: string;
  counter: string;
  person: string;
  text: string;
}

/** Where the form begins; `item` and `number` come from the page one was on. */
export function told(kind: string, item: string | undefined, number: string): Told {
  return {
    kind: voiceKinds.find((each) => each === kind) ?? "unresolved",
    anonymous: false,
    about: item ? "item" : number ? "case" : "",
    ...{ item, number, organ: "", counter: "", person: "", text: "" },
  };
}

export interface Fault {
  field: string;
  message: string;
}

export function faultsOf({ about, number, organ, counter, person, text }: Told): Fault[] {
  const needed: Partial<Record<VoiceAbout | "", [boolean, Fault]>> = {
    "": [true, { field: "about", message: "请选择是关于什么的" }],
    case: [
      number !== "" && !/^[0-9]{22}[0-9A-Z]$/.test(number),
      { field: "number", message: "办件编号是 23 位；记不得可以不填" },
    ],
    organ: [organ === "", { field: "organ", message: "请选择部门" }],
    counter: [counter === "", { field: "counter", message: "请选择窗口" }],
    person: [person.trim() === "", { field: "person", message: "请填写姓名或工号，记不得可以写样子" }],
  };
  const missing = needed[about];
  const words = [...text.trim()].length;
  return [
    ...(missing?.[0] ? [missing[1]] : []),
    ...(words >= 5 ? [] : [{ field: "text", message: "请写几句话，说明是怎么回事" }]),
    ...(words <= 2000 ? [] : [{ field: "text", message: `最多 2000 个字，现在有 ${words} 个` }]),
  ];
}

/** Only what belongs to what it is about. */
export function bodyOf(now: Told, anonymous: boolean): Omit<NewVoice, "requestKey"> {
  const about = now.about || "matter";
  return {
    ...{ kind: now.kind, about, text: now.text.trim() },
    ...(anonymous && { anonymous: true }),
    ...(about === "item" && now.item && { item: now.item }),
    ...(about === "case" && now.number && { number: now.number }),
    ...((about === "organ" || about === "person") && now.organ && { organ: now.organ }),
    ...(about === "counter" && { counter: now.counter }),
    ...(about === "person" && { person: now.person.trim() }),
  };
}
