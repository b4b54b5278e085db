import type { HandedInBy } from "#contract/errand-mandate.ts";
import { useRead } from "../../shared/query.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { instantWords } from "../../shared/words.ts";

/** A helper handed this case in for the applicant, under which mandate (R12.5). */
export function HandedInNote({ number }: { number: string }) {
  const { data } = useRead<HandedInBy>(`/staff/cases/${number}/helper`);
  if (!data?.handedIn) return null;
  const { helper, site, serial, at } = data.handedIn;
  return (
    <Notice title="帮代办">
      <p>{`${instantWords(at)} 由帮办员${helper}（${site}）凭委托书 ${serial} 代申请人提交；承诺和签名都是申请人本人的。`}</p>
    </Notice>
  );
}
