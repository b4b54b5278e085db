import { useEffect, useRef } from "react";
import { useLocation } from "wouter";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { Shape } from "../../shared/ui/Shape.tsx";
import { numberWords } from "../../shared/words.ts";
import { useShortcuts } from "../frame/shortcuts.ts";
import { Fact } from "../parts/Facts.tsx";
import { Receipt, usePrintedOnce } from "./Receipt.tsx";

export interface Done {
  number: string;
  queryCode: string;
  accepted: boolean;
  item: string;
  /** Of a bundle: the items it needs. */
  parts: string[];
  party: string;
}

/** It is done: the receipt prints itself, the next person may come; whoever was called may have another matter. */
export function Received({ done, called, onNext }: { done: Done; called: boolean; onNext: () => void }) {
  const [, navigate] = useLocation();
  const next = useRef<HTMLDivElement>(null);
  const receipt = useRef<HTMLIFrameElement>(null);
  useEffect(() => next.current?.querySelector("button")?.focus(), []);
  const isWhole = done.parts.length > 0;
  const print = () => (isWhole ? window : receipt.current?.contentWindow)?.print();
  usePrintedOnce(isWhole);
  const open = () => navigate(`/cases/${done.number}`);
  const nextWords = called ? "这位再办一件" : "下一位";
  const free = () => navigate(`/free-services/new?about=${done.number}`);
  useShortcuts("收好了", [
    { key: "F2", does: nextWords, run: onNext },
    { key: "F4", does: "再打印收件凭证", run: print },
    { key: "o", does: "打开办件", run: open },
    ...(isWhole ? [] : [{ key: "m", does: "要免费邮寄或刻章", run: free }]),
  ]);
  return (
    <section className="received" aria-label="收件结果">
      <p className="received-title" role="status">
        <Shape kind="success" />
        {done.accepted ? "已收件并受理" : "已收件"}
      </p>
      <dl className="facts">
        <Fact label="办件编号">
          <b className="received-number">{numberWords(done.number)}</b>
        </Fact>
        <Fact label="查询码">
          <b className="received-number">{done.queryCode}</b>
        </Fact>
        <Fact label={isWhole ? "一件事" : "事项"}>{done.item}</Fact>
        {isWhole && <Fact label={`一共 ${done.parts.length} 项`}>{done.parts.join("、")}</Fact>}
        <Fact label="申请人">{done.party}</Fact>
      </dl>
      <p className="soft">
        收件凭证正在打印，请交给申请人；凭编号和查询码可以随时查进度。{called && "这位都办好了，按 F7。"}
      </p>
      <div className="btns no-print" ref={next}>
        <Button kind={called ? "plain" : "primary"} onClick={onNext}>
          {nextWords} <kbd>F2</kbd>
        </Button>
        <Button onClick={print}>
          <Icon name="print" />
          再打印收件凭证 <kbd>F4</kbd>
        </Button>
        <LinkButton href={`/cases/${done.number}`}>
          打开办件 <kbd>O</kbd>
        </LinkButton>
        {!isWhole && (
          <LinkButton href={`/free-services/new?about=${done.number}`}>
            要免费邮寄或刻章 <kbd>M</kbd>
          </LinkButton>
        )}
      </div>
      {!isWhole && <Receipt number={done.number} frame={receipt} onLoad={print} />}
    </section>
  );
}
