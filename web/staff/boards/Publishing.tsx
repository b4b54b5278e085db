import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import type { BulletinList } from "#contract/bulletin.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Dialog } from "../../shared/ui/Dialog.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Textarea } from "../../shared/ui/Textarea.tsx";
import { dateWords } from "../../shared/words.ts";
import { keyKeeper } from "../intention.ts";

/** A month of a board, published for everybody; published already, a correction with its reason. */
export function Publishing({ board, period }: { board: string; period: string }) {
  const list = useRead<BulletinList>("/bulletins");
  const [asked, setAsked] = useState(false);
  if (period.length !== 7 || !list.data) return null;
  const editions = list.data.rows.filter((row) => row.board === board && row.period === period);
  return (
    <section aria-label="公布" className="no-print">
      <h2>公布</h2>
      {editions.length === 0 && <p className="soft">这个月的通报还没有公布。</p>}
      <ul>
        {editions.map(({ edition, publishedOn, reason }) => (
          <li key={edition}>
            <Link href={`/boards/${board}/editions/${period}/${edition}`}>
              {`第 ${edition} 版，${dateWords(publishedOn)}公布`}
            </Link>
            {reason !== undefined && `：${reason}`}
          </li>
        ))}
      </ul>
      <Button kind={editions.length === 0 ? "primary" : "plain"} onClick={() => setAsked(true)}>
        {editions.length === 0 ? "公布本月通报" : "公布更正"}
      </Button>
      {asked && (
        <Ask
          board={board}
          period={period}
          isCorrection={editions.length > 0}
          onClose={() => setAsked(false)}
        />
      )}
    </section>
  );
}

function Ask(props: { board: string; period: string; isCorrection: boolean; onClose: () => void }) {
  const { board, period, isCorrection, onClose } = props;
  const [reason, setReason] = useState("");
  const [keyOf] = useState(() => keyKeeper(newRequestKey));
  const publish = useMutation<unknown, Refused, void>({
    mutationFn: () => {
      const body = { period, ...(isCorrection && { reason: reason.trim() }) };
      return post(`/boards/${board}/editions`, { requestKey: keyOf(body), ...body });
    },
    onSuccess: async () => {
      await refresh("/bulletins");
      onClose();
    },
  });
  return (
    <Dialog
      title={isCorrection ? "公布更正" : "公布本月通报"}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          busy={publish.isPending}
          disabled={isCorrection && reason.trim().length < 2}
          onClick={() => publish.mutate()}
        >
          {isCorrection ? "公布更正" : "公布"}
        </Button>
      }
    >
      <p>
        {isCorrection
          ? "按现在的数据公布新的一版，写明改了什么；原来的一版照常可以查看。"
          : "公布以后数据、口径和摘要一并固定，向社会公开；发现错误只能公布更正。"}
      </p>
      {isCorrection && <Textarea label="更正的原因" rows={2} max={300} value={reason} onChange={setReason} />}
      {publish.error && (
        <Notice kind="error" announce>
          {publish.error.message}
        </Notice>
      )}
    </Dialog>
  );
}
