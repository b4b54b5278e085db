/** The item catalogue as staff keep it: drafts, versions, imports, phrases, editions of the published lists. */
import Type, { type Static } from "typebox";
import { Item } from "./item.ts";
import { ItemType } from "./item-layers.ts";

const optional = Type.Optional;
const exact = { additionalProperties: false };
const Key = Type.String({ pattern: "^[a-z][a-z0-9-]{2,59}$" });
const Day = Type.String({
  format: "date",
  pattern: "^(19|20|21)",
  description: "YYYY-MM-DD in Asia/Shanghai",
});
const Instant = Type.String({ description: "UTC instant, ISO 8601" });
const Version = Type.Integer({ minimum: 1, maximum: 100_000 });
const RequestKey = Type.String({
  format: "uuid",
  description: "made by the client, once for each intention",
});
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: "\\S" });

export const VersionStatus = Type.Union([
  Type.Literal("draft"),
  Type.Literal("published"),
  Type.Literal("suspended"),
  Type.Literal("cancelled"),
]);

/** What a screen may offer; the server decides again. */
export const ItemAction = Type.Union([
  Type.Literal("edit"),
  Type.Literal("publish"),
  Type.Literal("suspend"),
  Type.Literal("resume"),
  Type.Literal("cancel"),
  Type.Literal("record-change"),
  Type.Literal("alias"),
]);

/** R1.12: how far an item is from being published. */
export const Judgement = Type.Object({
  percent: Type.Integer({ minimum: 0, maximum: 100 }),
  /** Empty elements of R1.11, by name and path. */
  missing: Type.Array(Type.Object({ path: Type.String(), name: Type.String() })),
  /** Everything that keeps it from being published, the missing elements among it. */
  problems: Type.Array(Type.Object({ code: Type.String(), path: Type.String(), message: Type.String() })),
  publishable: Type.Boolean(),
});
export type Judgement = Static<typeof Judgement>;

/** A version without its content. */
export const VersionMark = Type.Object({
  version: Version,
  status: VersionStatus,
  effectiveFrom: optional(Day),
  cancelledFrom: optional(Day),
  revision: Type.Integer(),
  draftedBy: Type.String(),
  draftedAt: Instant,
  publishedBy: optional(Type.String()),
  publishedAt: optional(Instant),
});
export type VersionMark = Static<typeof VersionMark>;

export const VersionView = Type.Object({
  mark: VersionMark,
  item: Item,
  organName: Type.String(),
  judgement: Judgement,
  allowed: Type.Array(ItemAction),
});
export type VersionView = Static<typeof VersionView>;

/** One line of the catalogue. */
export const CatalogueRow = Type.Object({
  key: Key,
  name: Type.String(),
  code: Type.String(),
  type: ItemType,
  organ: Type.String(),
  organName: Type.String(),
  /** Of the version that counts; `draft` when it was never published. */
  status: VersionStatus,
  version: Version,
  /** R1.12, of the draft where there is one. */
  percent: Type.Integer(),
  /** Findings of the gate, of the draft where there is one. */
  faults: Type.Integer(),
  draft: optional(Type.Object({ version: Version, by: Type.String(), at: Instant })),
});
export type CatalogueRow = Static<typeof CatalogueRow>;

export const CatalogueQuery = Type.Object(
  {
    /** Part of the name, the key or the code. */
    q: optional(Type.String({ maxLength: 100 })),
    organ: optional(Type.String({ pattern: "^[0-9A-Z]{18}$" })),
    type: optional(ItemType),
    theme: optional(Type.String({ maxLength: 50 })),
    status: optional(VersionStatus),
    /** Only those with a draft that waits: for being completed, or for being published. */
    waiting: optional(Type.Union([Type.Literal("completion"), Type.Literal("publication")])),
    after: optional(Key),
    limit: optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  exact,
);
export type CatalogueQuery = Static<typeof CatalogueQuery>;

export const CataloguePage = Type.Object({ items: Type.Array(CatalogueRow), next: optional(Key) });
export type CataloguePage = Static<typeof CataloguePage>;

export const ItemChangeKind = Type.Union([
  Type.Literal("published"),
  Type.Literal("suspended"),
  Type.Literal("resumed"),
  Type.Literal("cancelled"),
  Type.Literal("delegated"),
  Type.Literal("taken-over"),
]);

/** A4: what happened to an item. */
export const ItemChange = Type.Object({
  id: Type.Integer(),
  key: Key,
  version: optional(Version),
  kind: ItemChangeKind,
  effectiveOn: Day,
  reason: Type.String(),
  basis: optional(Type.String()),
  counterpart: optional(Type.String()),
  by: Type.String(),
  at: Instant,
});
export type ItemChange = Static<typeof ItemChange>;

export const ItemChanges = Type.Object({ changes: Type.Array(ItemChange), next: optional(Type.Integer()) });

/** The page of one item: what counts, the draft, the versions, what happened. */
export const CatalogueItem = Type.Object({
  key: Key,
  current: optional(VersionView),
  draft: optional(VersionView),
  versions: Type.Array(VersionMark),
  changes: Type.Array(ItemChange),
  allowed: Type.Array(ItemAction),
});
export type CatalogueItem = Static<typeof CatalogueItem>;

/** The item is checked by the module, so that every misfit is named by its path and in a sentence. */
const content = Type.Object({}, { additionalProperties: true, description: "an item: contract/item.ts" });

export const CreateItem = Type.Object({ requestKey: RequestKey, item: content }, exact);
export const OpenItemDraft = Type.Object({ requestKey: RequestKey }, exact);
export const SaveItemDraft = Type.Object(
  { requestKey: RequestKey, revision: Type.Integer({ minimum: 1 }), item: content },
  exact,
);
export const DiscardItemDraft = Type.Object({ requestKey: RequestKey }, exact);
export const PublishItem = Type.Object(
  { requestKey: RequestKey, version: Version, revision: Type.Integer({ minimum: 1 }) },
  exact,
);

/** Several drafts at once, such as those of an import; each is judged for itself. */
export const PublishItems = Type.Object(
  { requestKey: RequestKey, keys: Type.Array(Key, { minItems: 1, maxItems: 500, uniqueItems: true }) },
  exact,
);
export const PublishedItems = Type.Object({
  published: Type.Array(Key),
  refused: Type.Array(Type.Object({ key: Key, code: Type.String(), message: Type.String() })),
});
export type PublishedItems = Static<typeof PublishedItems>;

export const MoveItem = Type.Object(
  {
    requestKey: RequestKey,
    reason: words(500),
    /** Document the decision rests on. */
    basis: optional(words(300)),
    /** For a cancellation: the first day it is no longer there; absent: today. */
    from: optional(Day),
  },
  exact,
);

export const RecordTransfer = Type.Object(
  {
    requestKey: RequestKey,
    kind: Type.Union([Type.Literal("delegated"), Type.Literal("taken-over")]),
    effectiveOn: Day,
    reason: words(500),
    basis: optional(words(300)),
    counterpart: words(200),
  },
  exact,
);

const Reduction = Type.Object({
  before: Type.Integer(),
  after: Type.Integer(),
  percent: optional(Type.Number({ description: "how much less, in percent of before" })),
});

/** A13: before and after of two versions, and what differs. */
export const ItemComparison = Type.Object({
  key: Key,
  from: Version,
  to: Version,
  counts: Type.Object({
    steps: Reduction,
    materials: Reduction,
    limit: optional(Type.Object({ ...Reduction.properties, unit: Type.String() })),
    visits: optional(Reduction),
  }),
  differences: Type.Array(
    Type.Object({
      path: Type.String(),
      name: Type.String(),
      kind: Type.Union([Type.Literal("added"), Type.Literal("removed"), Type.Literal("changed")]),
      before: optional(Type.Unknown()),
      after: optional(Type.Unknown()),
    }),
  ),
});
export type ItemComparison = Static<typeof ItemComparison>;

/** What people may read of an item's history. */
export const PublicVersions = Type.Object({
  versions: Type.Array(
    Type.Object({
      version: Version,
      status: VersionStatus,
      publishedOn: Day,
      effectiveFrom: optional(Day),
      cancelledFrom: optional(Day),
      /** Against the version before it (A13). */
      counts: optional(ItemComparison.properties.counts),
    }),
  ),
});
export type PublicVersions = Static<typeof PublicVersions>;
