import { useEffect } from "react";
import type { StoredMaterial as Stored, StoredMaterials } from "#contract/materials.ts";
import { useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { useDraft } from "./draft.ts";
import { chosenAnew, storedTaken, withStored } from "./stored.ts";

/**
 * What the store has for this draft, by material. It is used by itself where nothing was chosen yet. While it is being
 * asked, and when it cannot be asked, everything is handed in as before.
 */
export function useStoredMaterials(): ReadonlyMap<string, Stored> {
  const { draft, content, change } = useDraft();
  const { data } = useRead<StoredMaterials>(`/drafts/${draft.id}/stored-materials`, { fresh: true });
  const stored = data?.materials;
  useEffect(() => {
    if (stored && withStored(content.materials, stored) !== content.materials)
      change((now) => ({ ...now, materials: withStored(now.materials, stored) }));
  }, [stored, content.materials, change]);
  return new Map(stored?.map((each) => [each.material, each]));
}

/** 已有，不用再交: where it came from and when; it may be handed in anew. */
export function StoredMaterial({ stored, name }: { stored: Stored; name: string }) {
  const { change } = useDraft();
  return (
    <section className="stored" aria-label={name}>
      <h2>{name}</h2>
      <Notice kind="success" title="已有，不用再交">
        <p>{stored.from}</p>
        <Button
          kind="quiet"
          onClick={() => change((now) => ({ ...now, materials: chosenAnew(now.materials, stored.material) }))}
        >
          换一份新的<span className="visually-hidden">：{name}</span>
        </Button>
      </Notice>
    </section>
  );
}

/** Back to what the store has, for whoever began to hand in anew. */
export function TakeStored({ stored, name }: { stored: Stored; name: string }) {
  const { change } = useDraft();
  return (
    <p>
      <Button
        kind="quiet"
        onClick={() => change((now) => ({ ...now, materials: storedTaken(now.materials, stored) }))}
      >
        用以前核验过的，不交新的<span className="visually-hidden">：{name}</span>
      </Button>
    </p>
  );
}
