import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import type { Grade, MyMaterial, MyMaterials } from "#contract/materials.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { ConfirmDialog } from "../../shared/ui/Dialog.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { VisuallyHidden } from "../../shared/ui/VisuallyHidden.tsx";
import { numberWords, plainDate } from "../../shared/words.ts";
import { Page } from "../Page.tsx";
import "../cases/cases.css";

/** R1.19 in plain words. */
const grades: Record<Grade, string> = {
  A: "机关颁发的，办事不用再交",
  B: "窗口看过原件，办事不用再交",
  C: "您上传的，窗口还没看过原件",
  D: "您自己写的，由您对内容负责",
};

/** 我的材料: what is kept, what it is good for, where it was used; what was only uploaded may be thrown away. */
export function MyMaterialsPage() {
  const materials = useRead<MyMaterials>("/materials/mine");
  return (
    <Page
      title="我的材料"
      crumbs={[
        { name: "首页", href: "/" },
        { name: "我的", href: "/me" },
      ]}
    >
      <p>以前交过、窗口核过、在这里办好的都在这里。能直接用的，下次办事不用再交。</p>
      <Loaded query={materials}>
        {(data) =>
          data.materials.length === 0 ? (
            <EmptyState title="还没有材料">
              <p>在窗口核过原件、或者办好一件事以后，材料会自动出现在这里。</p>
            </EmptyState>
          ) : (
            <ul className="licences">
              {data.materials.map((material) => (
                <OneMaterial key={material.id} material={material} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

function OneMaterial({ material }: { material: MyMaterial }) {
  const { id, name, holder, grade, from, validUntil, reusable, files, uses, kept } = material;
  return (
    <li>
      <h2>{name}</h2>
      <p className="cases-facts">
        <Tag kind={reusable ? "good" : "ended"}>{reusable ? "不用再交" : "只留底"}</Tag>
        <span>{grades[grade]}</span>
        {holder && <span>{holder}</span>}
      </p>
      <p>{from}</p>
      {validUntil && <p>{`可以用到 ${plainDate(validUntil)}`}</p>}
      {uses.map(({ number, on }) => (
        <p key={number}>
          {`${plainDate(on)} 用在办件 `}
          <Link href={`/cases/${number}`}>{numberWords(number)}</Link>
        </p>
      ))}
      <p className="licences-do">
        {files.map((file) => (
          <a key={file.id} href={`/api/materials/${id}/files/${file.id}`} className="go">
            下载<VisuallyHidden>{name}：</VisuallyHidden>
            {file.name}
          </a>
        ))}
      </p>
      {kept ? <p className="soft">{kept}</p> : <DeleteMaterial material={material} />}
    </li>
  );
}

function DeleteMaterial({ material: { id, name } }: { material: MyMaterial }) {
  const [asking, setAsking] = useState(false);
  const [requestKey] = useState(newRequestKey);
  const deleting = useMutation<unknown, Refused>({
    mutationFn: () => post(`/materials/${id}/delete`, { requestKey }),
    onSuccess: () => refresh("/materials"),
  });
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        删除<VisuallyHidden>{name}</VisuallyHidden>
      </Button>
      {asking && (
        <ConfirmDialog
          title={`删除“${name}”？`}
          action="删除"
          busy={deleting.isPending}
          onConfirm={() => deleting.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>删除后这里不再保留。已办结办件的档案按规定另外保存。</p>
          {deleting.error && <Notice kind="error">{deleting.error.message}</Notice>}
        </ConfirmDialog>
      )}
    </>
  );
}
