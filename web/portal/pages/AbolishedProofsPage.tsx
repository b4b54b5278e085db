import { useState } from "react";
import type { AbolishedProof, AbolishedProofs } from "#contract/materials.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { Page } from "../Page.tsx";
import "../cases/cases.css";

/** 取消的证明: what nobody may ask for any more, what does instead, and the document that says so. */
export function AbolishedProofsPage() {
  const list = useRead<AbolishedProofs>("/abolished-proofs");
  const [text, setText] = useState("");
  return (
    <Page title="取消的证明" crumbs={[{ name: "首页", href: "/" }]}>
      <p>这些证明不用再开。办事时有人要，可以打 12345 反映。</p>
      <Loaded query={list}>
        {({ proofs }) => {
          const found = proofs.filter((proof) => matches(proof, text));
          return (
            <>
              <TextInput id="find" label="找一个证明" value={text} onChange={setText} autoComplete="off" />
              <p role="status">{`${found.length} 项`}</p>
              <ul className="licences">
                {found.map((proof) => (
                  <One key={proof.id} proof={proof} />
                ))}
              </ul>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function One({ proof }: { proof: AbolishedProof }) {
  const { name, aliases, issuedBy, instead, source } = proof;
  return (
    <li>
      <h2>{name}</h2>
      {aliases.length > 0 && <p>{`也叫：${aliases.join("、")}`}</p>}
      {issuedBy && <p>{`不再由${issuedBy[0]}出具`}</p>}
      <p>{`现在怎么办：${instead}`}</p>
      <p className="soft">{`依据：${source.document}${source.number ? `（${source.number}）` : ""}`}</p>
    </li>
  );
}

function matches({ name, aliases }: AbolishedProof, text: string): boolean {
  const words = text.replace(/\s/g, "");
  return [name, ...aliases].some((each) => each.includes(words));
}
