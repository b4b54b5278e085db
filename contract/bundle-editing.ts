/** Bundles (一件事) as their editors see them: every one with its draft, and what is sent to save and to publish one. */
import Type, { type Static } from "typebox";
import { Bundle, BundleGuide } from "./bundle.ts";
import { RequestKey } from "./case.ts";
import { ItemStatus } from "./item-layers.ts";

const exact = { additionalProperties: false };
const optional = Type.Optional;

export const BundleShelf = Type.Object({
  bundles: Type.Array(
    Type.Object({
      key: Type.String(),
      name: Type.String(),
      /** 0: never published. */
      version: Type.Integer(),
      status: ItemStatus,
      leadName: Type.String(),
      parts: Type.Integer(),
      draft: Type.Boolean(),
    }),
  ),
  /** Organs for which whoever asks may write drafts. */
  mayLead: Type.Array(Type.String()),
  rules: BundleGuide.properties.rules,
  /** Names of all organs, by code. */
  organs: BundleGuide.properties.organs,
});
export type BundleShelf = Static<typeof BundleShelf>;

export const BundleDraft = Type.Object({
  bundle: Bundle,
  revision: Type.Integer(),
  draftedAt: Type.String(),
  /** Whoever reads wrote it: somebody else must publish it. */
  own: Type.Boolean(),
});
export type BundleDraft = Static<typeof BundleDraft>;

export const EditedBundle = Type.Object({
  key: Type.String(),
  current: optional(Bundle),
  draft: optional(BundleDraft),
  /** Items of the parts that can be applied for today. */
  items: BundleGuide.properties.items,
  rules: BundleGuide.properties.rules,
  /** Names of all organs, by code. */
  organs: BundleGuide.properties.organs,
  allowed: Type.Array(Type.Union([Type.Literal("edit"), Type.Literal("publish")])),
});
export type EditedBundle = Static<typeof EditedBundle>;

/** `revision` is the one last seen, 0 when there was no draft. The bundle is checked by the module, field by field. */
export const SaveBundleDraft = Type.Object(
  {
    requestKey: RequestKey,
    revision: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
    /** It is meant to be a new bundle: refused when the key is taken. */
    fresh: optional(Type.Boolean()),
    bundle: Type.Object({}, { additionalProperties: true }),
  },
  exact,
);

/** Publishes or throws away the draft as it was last seen. */
export const BundleDraftSeen = Type.Object(
  { requestKey: RequestKey, revision: Type.Integer({ minimum: 1, maximum: 1_000_000 }) },
  exact,
);

export const SavedBundle = Type.Object({ version: Type.Integer(), revision: Type.Integer() });
export type SavedBundle = Static<typeof SavedBundle>;
