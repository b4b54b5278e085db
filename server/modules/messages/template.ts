/** Message templates: the words are data (`data/messages.json`), filled in here. */
import Type, { type Static } from "typebox";
import { Value } from "typebox/value";

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

/** `body` goes to the inbox, `sms` to the phone; a template has at least one of them. */
export const MessageTemplate = Type.Object(
  {
    /** Shown in lists and notifications: takes no parameter, so holds no personal data. */
    title: Type.String({ pattern: "^[^{}]{1,30}$" }),
    body: Type.Optional(text(300)),
    sms: Type.Optional(text(210)),
    /** An invitation: its SMS does not go to those who refuse such. Absent: what the hall must tell. */
    refusable: Type.Optional(Type.Boolean()),
    link: Type.Optional(Type.String({ pattern: "^/", maxLength: 100 })),
  },
  { additionalProperties: false },
);
export type MessageTemplate = Static<typeof MessageTemplate>;
export type MessageTemplates = Readonly<Record<string, MessageTemplate>>;

const Templates = Type.Record(Type.String({ pattern: "^[a-z][a-z0-9-]*$" }), MessageTemplate, {
  additionalProperties: false,
});

/** A message ready to be sent. */
export interface FilledMessage {
  title: string;
  body?: string;
  sms?: string;
  refusable?: boolean;
  link?: string;
}

/** What is filled into a template, by name. */
export type MessageParameters = Readonly<Record<string, string | number>>;

/** The templates of a data file; throws with the first thing that is wrong with it. */
export function checkTemplates(data: unknown): MessageTemplates {
  const [fault] = Value.Errors(Templates, data);
  if (fault) throw new Error(`message templates: ${fault.instancePath || "/"} ${fault.message}`);
  const templates = data as MessageTemplates;
  for (const [id, { body, sms }] of Object.entries(templates)) {
    if (body === undefined && sms === undefined) throw new Error(`message templates: /${id} has no words`);
  }
  return templates;
}

/** A missing template or parameter is a mistake in our code and throws; a parameter too many is ignored. */
export function fillTemplate(
  templates: MessageTemplates,
  id: string,
  parameters: MessageParameters,
): FilledMessage {
  const template = templates[id];
  if (!template) throw new Error(`no message template ${id}`);
  const fill = (words: string) =>
    words.replace(/\{(\w+)\}/g, (_, name: string) => parameter(id, parameters, name));
  return {
    title: template.title,
    ...(template.body !== undefined && { body: fill(template.body) }),
    ...(template.sms !== undefined && { sms: fill(template.sms) }),
    ...(template.refusable && { refusable: true }),
    ...(template.link !== undefined && { link: fill(template.link) }),
  };
}

function parameter(id: string, parameters: MessageParameters, name: string): string {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (value === undefined) throw new Error(`message ${id} needs the parameter ${name}`);
  return String(value);
}
