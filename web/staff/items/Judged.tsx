import type { CatalogueItem, VersionView } from "#contract/catalogue.ts";
import { itemTypes, limitInWords } from "#server/kernel/item/words.ts";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Facts } from "../parts/Facts.tsx";
import { Complete } from "./Complete.tsx";

/** How the item stands, and everything that keeps its draft from being published (R1.12). */
export function Judged({ item: { current, draft } }: { item: CatalogueItem }) {
  const shown = draft ?? current;
  if (!shown) return null;
  return (
    <>
      {draft && <h2>{`草稿第 ${draft.mark.version} 版`}</h2>}
      <Known view={shown} />
      {draft && <Draft view={draft} published={current !== undefined} />}
      {!draft && shown.judgement.problems.length > 0 && <Problems view={shown} />}
    </>
  );
}

function Known({ view: { item, organName } }: { view: VersionView }) {
  return (
    <Facts
      rows={[
        ["实施机关", organName],
        ["业务办理项编码", item.code],
        ["事项类型", itemTypes[item.catalogue.type]],
        ["法定期限", limitInWords(item.statutory)],
        ["承诺期限", limitInWords(item.promised)],
        ["材料", `${item.materials.length} 份`],
        ["环节", item.steps.map((step) => step.name).join(" → ")],
      ]}
    />
  );
}

function Draft({ view, published }: { view: VersionView; published: boolean }) {
  const { judgement } = view;
  return (
    <>
      <p>
        <Complete percent={judgement.percent} faults={judgement.problems.length} />
      </p>
      {judgement.publishable ? (
        <Notice kind="success" title="要素齐全，可以发布。">
          <p>发布要由另一名事项管理员来做：起草和发布不能是同一个人。</p>
        </Notice>
      ) : (
        <Problems view={view} />
      )}
      <p className="soft">
        {published
          ? "草稿发布前，群众看到的仍是现在在用的版本。要改内容，请在导出的表格里改好再导入。"
          : "这个事项还没有发布过。请在导出的表格里补全，再导入。"}
      </p>
    </>
  );
}

function Problems({ view: { judgement } }: { view: VersionView }) {
  return (
    <>
      <h3>{`发布前还要改 ${judgement.problems.length} 处`}</h3>
      <ul className="problems">
        {judgement.problems.map(({ path, message }) => (
          <li key={`${path} ${message}`}>{message}</li>
        ))}
      </ul>
    </>
  );
}
