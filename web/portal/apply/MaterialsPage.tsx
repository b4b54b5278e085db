import type { MaterialEntry } from "#contract/draft.ts";
import type { StoredMaterial as Stored } from "#contract/materials.ts";
import { type AskedMaterial, materialsFor } from "#server/kernel/situation.ts";
import { isShared, submissionProblems } from "#server/kernel/submission.ts";
import { Upload } from "../../shared/form/Upload.tsx";
import { copiesWords } from "../../shared/guide/materials.ts";
import { Details } from "../../shared/ui/Details.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { useDraft } from "./draft.ts";
import { Promised, PromiseInstead } from "./PromiseInstead.tsx";
import { StoredMaterial, TakeStored, useStoredMaterials } from "./StoredMaterial.tsx";
import { TaskPage } from "./TaskPage.tsx";

/** The materials this situation asks for, one upload each. */
export function MaterialsPage() {
  const { item, draft, content, today } = useDraft();
  const stored = useStoredMaterials();
  const asked = materialsFor(item, { ...content.situation, ...content.answers });
  const own = asked.filter(({ material }) => !isShared(material));
  const shared = asked.filter(({ material }) => isShared(material));
  const problems = () =>
    submissionProblems(item, content, today, draft)
      .filter((problem) => problem.part === "materials")
      .map(({ id, message }) => ({ field: id, message }));
  return (
    <TaskPage
      task="materials"
      title="交材料"
      intro="拍照、扫描都可以，字要看得清。一样材料有几页，可以一次选几张。"
      problems={problems}
    >
      {(checked) => {
        const wrong = new Map(checked ? problems().map(({ field, message }) => [field, message]) : []);
        return (
          <>
            {own.map((each) => (
              <OneMaterial
                key={each.material.id}
                asked={each}
                stored={stored.get(each.material.id)}
                error={wrong.get(each.material.id)}
              />
            ))}
            {shared.length + item.spared.length > 0 && (
              <Notice kind="success" title="这些不用您交">
                <ul>
                  {shared.map(({ material }) => (
                    <li key={material.id}>{`${material.name}：${copiesWords(material)}`}</li>
                  ))}
                  {item.spared.map(({ name, because }) => (
                    <li key={name}>{`${name}：${because}`}</li>
                  ))}
                </ul>
              </Notice>
            )}
          </>
        );
      }}
    </TaskPage>
  );
}

function OneMaterial(props: { asked: AskedMaterial; stored: Stored | undefined; error: string | undefined }) {
  const { asked, stored, error } = props;
  const { content, change } = useDraft();
  const { material } = asked;
  const entry = content.materials.find((each) => each.material === material.id);
  if (stored && entry?.record === stored.record)
    return <StoredMaterial stored={stored} name={material.name} />;
  const write = (alter: (files: MaterialEntry["files"]) => MaterialEntry["files"]) =>
    change((now) => ({ ...now, materials: withFiles(now.materials, material.id, alter) }));
  if (entry?.promise) return <Promised material={material} entry={entry} />;
  return (
    <>
      <Upload
        id={material.id}
        label={material.name}
        optional={material.necessity === "optional"}
        error={error}
        files={entry?.files ?? []}
        onChange={write}
        hint={
          <>
            {stored && <TakeStored stored={stored} name={material.name} />}
            {asked.because && <p>{asked.because}</p>}
            {material.why && <p>{material.why}</p>}
            {material.notes && (
              <Details summary="怎么准备">
                <p>{material.notes}</p>
              </Details>
            )}
          </>
        }
      />
      <PromiseInstead material={material} />
    </>
  );
}

function withFiles(
  materials: readonly MaterialEntry[],
  id: string,
  alter: (files: MaterialEntry["files"]) => MaterialEntry["files"],
): MaterialEntry[] {
  const before = materials.find((entry) => entry.material === id) ?? { material: id, files: [] };
  const after = { ...before, files: alter(before.files) };
  const others = materials.filter((entry) => entry.material !== id);
  return after.files.length > 0 || after.paper ? [...others, after] : others;
}
