/** From a case and one of its events to the facts that templates speak of. */
import type { Papers } from "#contract/draft.ts";
import type { Item, Limit } from "#contract/item.ts";
import { maskId } from "#server/kernel/codes/mask.ts";
import { materialKinds } from "#server/kernel/item/words.ts";
import type { Day, Instant } from "#server/kernel/time/day.ts";
import { documentNumber, organMark } from "./document-number.ts";
import type { DocumentFacts, TextFact, Trait } from "./facts.ts";
import type { Template } from "./template.ts";
import { dayInWords, instantInWords, limitWords } from "./words.ts";

/** Everything a document may need; what does not exist yet is left out. */
export interface DocumentInput {
  /** Template id: what the action of the case type names. */
  template: string;
  /** When the event happened: the date of the document. */
  at: Instant;
  /** 1 for the case's first document of this template, 2 for the next … */
  nth: number;
  /** Name of the county: 常宁市. */
  county: string;
  organ: { name: string; shortName: string };
  caseNumber: string;
  /** Printed only on what goes to the applicant. */
  queryCode?: string;
  item: Pick<Item, "name" | "catalogue" | "contact" | "special" | "result">;
  /** Identity numbers in full or masked: they are masked here in any case (R13.5). */
  applicant: { name: string; idNumber?: string; enterprise?: { name: string; uscc: string } };
  receivedAt: Instant;
  acceptedAt?: Instant;
  /** When it was approved, refused or ended. */
  decidedAt?: Instant;
  /** Accepted because nobody told the applicant in time (R2.8). */
  deemed?: boolean;
  /** Ended because it was not corrected in time (R2.10). */
  lapsed?: boolean;
  /** Ended because what was promised did not come in time (R2.32). */
  unsupplied?: boolean;
  limits: { statutory?: Limit; promised?: Limit; correction?: Limit; deferral?: Limit };
  due: { statutory?: Day; promised?: Day; correction?: Day; special?: Day; deferral?: Day };
  /** What is handed in later, or replaced by a commitment (R2.31, R2.32). */
  promises?: DocumentPromises;
  materials: readonly DocumentMaterial[];
  /** Documents of the case so far: what is delivered or filed. */
  documents: readonly { title: string; number: string; at: Instant; pages?: number }[];
  licence?: { number: string };
  /** Data of the event. */
  data: Record<string, unknown>;
  /** Where the code on the paper leads: the page of this case. */
  address: string;
}

export interface DocumentPromises {
  deferred: readonly string[];
  commitments: readonly { name: string; conditions: readonly string[]; checking: string }[];
  signedBy: string;
  /** Signed on paper before a clerk. */
  atCounter: boolean;
}

export interface DocumentMaterial {
  name: string;
  kind: string;
  originals: number;
  copies: number;
  paper: boolean;
  /** As what it came on paper, where the counter has said so. */
  papers?: Papers;
}

/** R2.3: number, case number, item, applicant, materials, deadline, contacts; and the remedy's addresses (R2.21). */
export function factsOf(template: Template, input: DocumentInput): DocumentFacts {
  const { at, item, data } = input;
  return {
    at,
    address: input.address,
    traits: traitsOf(input),
    texts: present({
      ...identity(template, input),
      ...applicantTexts(input),
      ...deadlines(input),
      ...eventTexts(data),
      ...meetingTexts(data),
      ...remedy(input),
      procedureBasis: item.special.find(({ name }) => name === data.procedure)?.basis,
      consult: sentence(item.contact?.consult),
      complain: sentence(item.contact?.complain),
      resultName: item.result?.name,
      licenceNumber: input.licence?.number,
      signedBy: input.promises?.signedBy,
    }),
    lists: {
      materials: input.materials.map(materialRow),
      corrections: corrections(data.materials),
      deferred: (input.promises?.deferred ?? []).map((name) => ({ name })),
      commitments: (input.promises?.commitments ?? []).map(({ name, conditions, checking }) => ({
        ...{ name, checking },
        conditions: conditions.join("；"),
      })),
      documents: input.documents.map(({ title, number, at: made, pages }) => ({
        title,
        number,
        date: instantInWords(made),
        pages: pages === undefined ? "" : String(pages),
      })),
      conclusions: conclusions(data.conclusions),
    },
  };
}

type Texts = { [name in TextFact]?: string | undefined };

function traitsOf({ item, deemed, lapsed, unsupplied, promises, limits }: DocumentInput): Trait[] {
  const licensing: Trait[] = item.catalogue.type === "01" ? ["licensing"] : [];
  const instant: Trait[] = limits.promised?.n === 0 ? ["instant"] : [];
  return [
    ...licensing,
    ...instant,
    ...(deemed ? (["deemed"] as const) : []),
    ...(lapsed ? (["lapsed"] as const) : []),
    ...(unsupplied ? (["unsupplied"] as const) : []),
    ...(promises?.atCounter ? (["counter"] as const) : []),
  ];
}

function identity(
  template: Template,
  { county, organ, caseNumber, nth, at, item, ...input }: DocumentInput,
): Texts {
  const mark = organMark(county, organ.shortName);
  const licensing = item.catalogue.type === "01" ? "许" : "";
  return {
    organName: organ.name,
    documentNumber: documentNumber({ mark, series: licensing + template.series, caseNumber, nth }),
    date: instantInWords(at),
    caseNumber,
    queryCode: input.queryCode,
    itemName: item.name,
  };
}

function applicantTexts({ applicant: { name, idNumber, enterprise } }: DocumentInput): Texts {
  const code = idNumber === undefined ? undefined : maskedId(idNumber);
  if (!enterprise) return { applicant: name, applicantCode: code };
  return { applicant: enterprise.name, applicantCode: enterprise.uscc, agent: name };
}

function maskedId(idNumber: string): string {
  return idNumber.includes("*") ? idNumber : maskId(idNumber);
}

function deadlines({ receivedAt, acceptedAt, decidedAt, limits, due }: DocumentInput): Texts {
  const day = (value: Day | undefined) => (value === undefined ? undefined : dayInWords(value));
  const instant = (value: Instant | undefined) => (value === undefined ? undefined : instantInWords(value));
  const limit = (value: Limit | undefined) => (value === undefined ? undefined : limitWords(value));
  return {
    receivedOn: instantInWords(receivedAt),
    acceptedOn: instant(acceptedAt),
    decidedOn: instant(decidedAt),
    statutoryLimit: limit(limits.statutory),
    promisedLimit: limit(limits.promised),
    statutoryDue: day(due.statutory),
    promisedDue: day(due.promised),
    correctionLimit: limit(limits.correction),
    correctionDue: day(due.correction),
    deferralLimit: limit(limits.deferral),
    deferralDue: day(due.deferral),
    specialDue: day(due.special),
  };
}

const methods: Record<string, string> = { counter: "窗口领取", post: "邮寄送达", electronic: "电子送达" };

/** Only what the action's schema let through; anything else of the event is not printed. */
function eventTexts(data: Record<string, unknown>): Texts {
  const text = (name: string) => (typeof data[name] === "string" ? sentence(data[name]) : undefined);
  const limit = isLimit(data.limit) ? limitWords(data.limit) : undefined;
  return {
    reason: text("reason"),
    basis: text("basis"),
    opinion: text("opinion"),
    note: text("note"),
    competentOrgan: text("competent"),
    procedure: text("procedure"),
    limit,
    method: methods[String(data.method)],
    receivedBy: text("receivedBy"),
    tracking: text("tracking"),
    retention: text("retention"),
    volume: text("volume"),
    box: text("box"),
  };
}

/** What was conferred (R2.29). */
function meetingTexts(data: Record<string, unknown>): Texts {
  const text = (name: string) => (typeof data[name] === "string" ? sentence(data[name]) : undefined);
  return {
    subject: text("subject"),
    heldOn: typeof data.heldOn === "string" ? dayInWords(data.heldOn) : undefined,
    meetingPlace: text("place"),
    attendees: text("participants"),
    minutes: text("minutes"),
    conclusion: text("conclusion"),
  };
}

/** “部门：结论”, one an organ; a line without its organ stands as it is. */
function conclusions(lines: unknown): Record<string, string>[] {
  if (!Array.isArray(lines)) return [];
  return lines.map((line) => {
    const [, organ = "", conclusion = ""] = /^(?:([^：:]{1,100})[：:])?(.*)$/su.exec(String(line)) ?? [];
    return { organ: organ.trim(), conclusion: conclusion.trim() };
  });
}

function isLimit(value: unknown): value is Limit {
  return typeof value === "object" && value !== null && "n" in value && "unit" in value;
}

/** The item's own words name the organs where it has them; else the county's government and the competent court. */
function remedy({ county, item: { contact } }: DocumentInput): Texts {
  return {
    reviewOrgan: /向([^，。；（]+?)申请行政复议/u.exec(contact?.review ?? "")?.[1] ?? `${county}人民政府`,
    court: /向([^，。；（]+?)(?:依法)?提起行政诉讼/u.exec(contact?.court ?? "")?.[1] ?? "有管辖权的人民法院",
  };
}

function materialRow({ name, kind, originals, copies, ...came }: DocumentMaterial): Record<string, string> {
  const count = Math.max(originals + copies, 1);
  return { name, kind: materialKinds[kind] ?? kind, count: String(count), note: cameWords(came) };
}

function cameWords({ paper, papers }: Pick<DocumentMaterial, "paper" | "papers">): string {
  if (!paper) return "电子";
  return papers?.map((one) => (one === "original" ? "原件" : "复印件")).join("、") ?? "纸质";
}

function corrections(value: unknown): Record<string, string>[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((row: unknown) => {
    if (typeof row !== "object" || row === null || !("material" in row) || !("problem" in row)) return [];
    return [{ material: String(row.material), problem: String(row.problem) }];
  });
}

/** Templates end their sentences themselves. */
function sentence(text: string | undefined): string | undefined {
  return text?.trim().replace(/[。；，、.;,\s]+$/u, "");
}

function present(texts: Texts): Partial<Record<TextFact, string>> {
  return Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined && value !== ""));
}
