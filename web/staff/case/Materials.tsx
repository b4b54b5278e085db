import { useState } from "react";
import type { MaterialView } from "#contract/application.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { paperWords, shownFiles } from "./files.ts";
import { OriginalSeen } from "./OriginalSeen.tsx";
import { Viewer } from "./Viewer.tsx";

/** The materials handed in, each with the standard it is accepted by. */
export function Materials({ number, materials }: { number: string; materials: readonly MaterialView[] }) {
  const [at, setAt] = useState<number>();
  const files = shownFiles(materials);
  const asked = materials.filter((material) => !material.shared && !material.waived);
  return (
    <>
      <h2>{`材料（收到 ${materials.filter(isHere).length} 份，要 ${asked.length} 份）`}</h2>
      <ol className="materials">
        {materials.map((material) => (
          <li key={material.id}>
            <Name material={material} />
            {material.files.length > 0 && (
              <ul className="material-files" aria-label={`${material.name}的文件`}>
                {material.files.map((file) => (
                  <li key={file.id}>
                    <button
                      type="button"
                      onClick={() =>
                        setAt(
                          files.findIndex((each) => each.material === material && each.file.id === file.id),
                        )
                      }
                    >
                      <Icon name="file" />
                      {file.name}
                    </button>
                  </li>
                ))}
              </ul>
            )}
            {material.because && <p className="soft">{`为什么要交：${material.because}`}</p>}
            {material.promise && (
              <p className="soft">
                {`${material.promise.signedBy} 签名承诺${material.promise.kind === "deferral" ? (material.promise.supplied ? "后补，已经补交" : "在补交期限内补交；补齐以前不能作出决定") : "代替这份材料，决定以后核查"}`}
              </p>
            )}
            {material.kept?.maySee && <OriginalSeen number={number} material={material} />}
            {material.stored && <p className="soft">{storedWords(material.stored)}</p>}
            {material.waived && <p className="soft">{material.waived}</p>}
            {material.problem && <p className="material-problem">要补正：{material.problem}</p>}
            {material.standard && <p className="material-standard">受理标准：{material.standard}</p>}
          </li>
        ))}
      </ol>
      {at !== undefined && (
        <Viewer number={number} files={files} at={at} onMove={setAt} onClose={() => setAt(undefined)} />
      )}
    </>
  );
}

const isHere = (material: MaterialView) =>
  material.paper || material.stored !== undefined || material.files.length > 0;

function Name({ material }: { material: MaterialView }) {
  return (
    <p className="material-name">
      {material.name}
      {material.paper && <Tag kind="good">{`收到${paperWords(material.papers)}`}</Tag>}
      {material.kept?.grade === "B" && <Tag kind="good">窗口核过原件</Tag>}
      {material.stored && <Tag kind="good">{`复用，${material.stored.grade} 级`}</Tag>}
      {!isHere(material) && (
        <Tag kind={material.required ? "asked" : material.waived ? "good" : "ended"}>
          {absentWords(material)}
        </Tag>
      )}
    </p>
  );
}

/** R1.19 where it came from; whether there is a scan is seen from the files. */
function storedWords({ grade, from }: NonNullable<MaterialView["stored"]>): string {
  return `没有再收，用的是材料库里的：${from}（${grade === "A" ? "机关颁发" : "窗口核过原件"}）`;
}

function absentWords({ waived, shared, required, promise }: MaterialView): string {
  if (promise) return promise.kind === "deferral" ? "容缺，待补交" : "用承诺代替";
  if (waived) return "免交";
  if (shared) return "部门共享，不用交";
  return required ? "没有交" : "没交，可不交";
}
