/** What the load consists of: requests as the staff desk sends them, made from the same history that was loaded. */
import { randomUUID } from "node:crypto";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { person } from "#server/simulation/made-up.ts";
import { type History, life } from "./history.ts";
import type { Answer, Ask } from "./http.ts";
import { jointMatter } from "./joint-matter.ts";

export type ScenarioName =
  | "receive"
  | "bundle"
  | "accept"
  | "inbox"
  | "by-number"
  | "by-applicant"
  | "case-page";

export interface Scenario {
  /** Who asks: an account of the demonstration. */
  account: string;
  /** The next request; undefined when there is nothing left to ask for. */
  next(): Ask | undefined;
  /** Told every answer that is no refusal. */
  took?(answer: Answer): void;
}

/** Different enough that caches of the database do not answer for it. */
const SAMPLES = 2000;
/** Applicants that no history has. */
const FIRST_APPLICANT = 50_000_000;

export function scenariosOf(history: History): Record<ScenarioName, Scenario> {
  const received: string[] = [];
  const known = samplesOf(history);
  const any = () => known[Math.floor(Math.random() * known.length)] as Sample;
  const clerk = { account: "clerk" };
  const get = (path: (sample: Sample) => string) => ({
    ...clerk,
    next: (): Ask => ({ method: "GET", path: path(any()) }),
  });
  return {
    receive: {
      ...clerk,
      next: receptions(history),
      took: ({ body }) => void received.push((JSON.parse(body) as { number: string }).number),
    },
    bundle: { ...clerk, next: jointReceptions(history) },
    accept: {
      ...clerk,
      next: () => {
        const number = received.pop();
        return number === undefined ? undefined : acting(number, "accept", 1);
      },
    },
    inbox: get(() => "/api/staff/inbox"),
    "by-number": get(({ number }) => `/api/staff/applications?q=${number}`),
    "by-applicant": get(({ idNumber }) => `/api/staff/applications?q=${idNumber}`),
    "case-page": get(({ number }) => `/api/applications/${number}`),
  };
}

export function acting(number: string, action: string, version: number, data: object = {}): Ask {
  const body = { requestKey: randomUUID(), version, data };
  return { method: "POST", path: `/api/cases/${number}/actions/${action}`, body };
}

/** Applications at a counter, each by somebody who was never there before. */
export function receptions({ matters }: Pick<History, "matters">): () => Ask {
  let applicant = FIRST_APPLICANT + Math.floor(Math.random() * 40_000_000);
  return () => {
    const { item, content } = matters[applicant % matters.length] as History["matters"][number];
    const request = { requestKey: randomUUID(), item: item.key, hall: "changning", content, accept: false };
    return {
      method: "POST",
      path: "/api/staff/receptions",
      body: { ...request, applicant: person(applicant++) },
    };
  };
}

/** Applications for a whole bundle at a counter: one request opens the joint case and its eight parts. */
export function jointReceptions({ matters }: Pick<History, "matters">): () => Ask {
  const { key, content } = jointMatter(matters);
  let applicant = FIRST_APPLICANT + Math.floor(Math.random() * 40_000_000);
  return () => {
    const request = { requestKey: randomUUID(), item: key, bundle: true, hall: "changning", content };
    return {
      method: "POST",
      path: "/api/staff/receptions",
      body: { ...request, accept: false, applicant: person(applicant++) },
    };
  };
}

interface Sample {
  number: string;
  idNumber: string;
}

function samplesOf(history: History): Sample[] {
  const count = Math.min(SAMPLES, history.cases);
  return Array.from({ length: count }, (_, i) => {
    const { case: it, content } = life(history, Math.floor(((i + 0.5) * history.cases) / count));
    return { number: caseNumber(it.division, it.id), idNumber: content.applicant.idNumber };
  });
}
