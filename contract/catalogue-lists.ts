/** Imports, everyday phrases, searches that found nothing, and the published lists, as staff keep them. */
import Type, { type Static } from "typebox";

const optional = Type.Optional;
const exact = { additionalProperties: false };
const Key = Type.String({ pattern: "^[a-z][a-z0-9-]{2,59}$" });
const Day = Type.String({
  format: "date",
  pattern: "^(19|20|21)",
  description: "YYYY-MM-DD in Asia/Shanghai",
});
const RequestKey = Type.String({
  format: "uuid",
  description: "made by the client, once for each intention",
});
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: "\\S" });

/** Something wrong in a file, at the place a person looks at it. */
export const FileProblem = Type.Object({
  sheet: optional(Type.String()),
  /** As the spreadsheet numbers it, or the item's place in a JSON file, from 1. */
  row: optional(Type.Integer()),
  column: optional(Type.String()),
  message: Type.String(),
});

export const ImportVerdict = Type.Union([
  Type.Literal("new"),
  Type.Literal("changed"),
  Type.Literal("unchanged"),
  Type.Literal("refused"),
]);

export const ItemImportRow = Type.Object({
  key: Type.String(),
  name: Type.String(),
  sheet: optional(Type.String()),
  row: Type.Integer(),
  verdict: ImportVerdict,
  /** Version it has or gets. */
  version: optional(Type.Integer()),
  published: Type.Boolean(),
  percent: optional(Type.Integer()),
  /** Elements that differ from what is here. */
  changes: Type.Array(Type.String()),
  /** Why it is refused. */
  problems: Type.Array(FileProblem),
  /** What still keeps it from being published. */
  hints: Type.Array(FileProblem),
});

export const ItemImportReport = Type.Object({
  dryRun: Type.Boolean(),
  /** Nothing is written when a single row is refused. */
  written: Type.Boolean(),
  counts: Type.Object({
    new: Type.Integer(),
    changed: Type.Integer(),
    unchanged: Type.Integer(),
    refused: Type.Integer(),
    published: Type.Integer(),
  }),
  /** Problems of the file itself. */
  problems: Type.Array(FileProblem),
  rows: Type.Array(ItemImportRow),
});
export type ItemImportReport = Static<typeof ItemImportReport>;

export const ItemImportQuery = Type.Object(
  {
    requestKey: RequestKey,
    /** Only say what would happen. */
    dryRun: optional(Type.Boolean()),
  },
  exact,
);

export const ItemAliases = Type.Object({
  aliases: Type.Array(
    Type.Object({
      term: Type.String(),
      /** `file`: came with the item; `shared`: the list for all items; `staff`: added here. */
      source: Type.Union([Type.Literal("file"), Type.Literal("shared"), Type.Literal("staff")]),
      weight: Type.Integer({ minimum: 1, maximum: 10 }),
    }),
  ),
});
export type ItemAliases = Static<typeof ItemAliases>;

export const AliasRequest = Type.Object({ requestKey: RequestKey, term: words(30) }, exact);

export const SearchMissQuery = Type.Object(
  {
    settled: optional(Type.Boolean()),
    skip: optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
    limit: optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  exact,
);
export const SearchMisses = Type.Object({
  misses: Type.Array(
    Type.Object({
      query: Type.String(),
      times: Type.Integer(),
      firstAt: Type.String(),
      lastAt: Type.String(),
      settledBy: optional(Type.String()),
      settledAt: optional(Type.String()),
      itemKey: optional(Key),
      /** What the search finds for it today: the first guesses to choose from. */
      guesses: Type.Array(Type.Object({ key: Key, name: Type.String() })),
    }),
  ),
  next: optional(Type.Integer()),
});
export type SearchMisses = Static<typeof SearchMisses>;

/** `item` absent: the words belong to no item. */
export const SettleSearchMiss = Type.Object(
  { requestKey: RequestKey, query: words(40), item: optional(Key) },
  exact,
);

const EditionId = Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,39}$" });

/** A7: one edition of a published list. */
export const ListEdition = Type.Object(
  {
    id: EditionId,
    kind: Type.Union([Type.Literal("licensing"), Type.Literal("power")]),
    name: words(200),
    issuedOn: Day,
    issuedBy: words(200),
    document: optional(words(200)),
  },
  exact,
);
export type ListEdition = Static<typeof ListEdition>;

export const ListEntry = Type.Object(
  {
    number: Type.Integer({ minimum: 1, maximum: 100_000 }),
    name: words(200),
    organName: words(200),
    basis: Type.String({ maxLength: 2000 }),
    basicCode: optional(Type.String({ pattern: "^[0-9]{12}$" })),
    /** The item it stands for. */
    item: optional(Key),
  },
  exact,
);
export type ListEntry = Static<typeof ListEntry>;

export const ListEditions = Type.Object({
  editions: Type.Array(
    Type.Object({ ...ListEdition.properties, entries: Type.Integer(), linked: Type.Integer() }),
  ),
});
export type ListEditions = Static<typeof ListEditions>;

export const ListEditionView = Type.Object({ edition: ListEdition, entries: Type.Array(ListEntry) });
export type ListEditionView = Static<typeof ListEditionView>;

export const AddListEdition = Type.Object(
  {
    requestKey: RequestKey,
    edition: ListEdition,
    entries: Type.Array(ListEntry, { minItems: 1, maxItems: 5000 }),
  },
  exact,
);

export const LinkListEntry = Type.Object(
  { requestKey: RequestKey, number: Type.Integer({ minimum: 1 }), item: optional(Key) },
  exact,
);

/** What a file of an edition would do, or did: all of it or nothing. */
export const EditionImportReport = Type.Object({
  dryRun: Type.Boolean(),
  written: Type.Boolean(),
  /** Absent when the file cannot be read as an edition. */
  edition: optional(ListEdition),
  entries: optional(Type.Integer()),
  problems: Type.Array(FileProblem),
});
export type EditionImportReport = Static<typeof EditionImportReport>;

/** Two editions side by side: by basic code, else by name. */
export const EditionComparison = Type.Object({
  from: ListEdition,
  to: ListEdition,
  added: Type.Array(ListEntry),
  removed: Type.Array(ListEntry),
  changed: Type.Array(
    Type.Object({ before: ListEntry, after: ListEntry, fields: Type.Array(Type.String()) }),
  ),
  unchanged: Type.Integer(),
});
export type EditionComparison = Static<typeof EditionComparison>;
