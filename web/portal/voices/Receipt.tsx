import type { VoiceReceipt } from "#contract/voice.ts";
import { LinkButton } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { numberWords } from "../../shared/words.ts";
import { Page } from "../Page.tsx";

/** What was sent has a number; without a name the code is the only way back to it. */
export function Receipt({ number, code, anonymous }: VoiceReceipt & { anonymous: boolean }) {
  return (
    <Page title="已经收到您的反映" crumbs={[{ name: "首页", href: "/" }]}>
      <p>{`编号 ${numberWords(number)}`}</p>
      <p>
        查询码 <strong className="voice-code">{codeWords(code)}</strong>
      </p>
      <Notice kind={anonymous ? "warning" : "info"} title="请记下查询码，它只显示这一次">
        <p>
          {anonymous
            ? "没有保存您的身份，只有凭查询码才能看答复、作补充。"
            : "登录后在“我的反映”里看进度；不登录也可以凭查询码看。"}
        </p>
      </Notice>
      <div className="btns">
        <LinkButton href={anonymous ? "/voices/code" : `/voices/${number}`} kind="primary">
          {anonymous ? "凭查询码看进度" : "看进度"}
        </LinkButton>
        <LinkButton href="/">回到首页</LinkButton>
      </div>
    </Page>
  );
}

/** Four signs at a time, for eyes and pencils. */
export const codeWords = (code: string): string => code.replace(/(.{4})(?=.)/g, "$1 ");
