/** 委托书 on paper: what was agreed to, in the words it was agreed in. The same mandate always gives the same bytes. */
import { consentWayNames, mandateActionNames } from "#contract/assistance-words.ts";
import { dayInWords, instantInWords } from "#server/modules/documents/index.ts";
import { closeSheet, type Finished, openSheet } from "#server/platform/pdf/sheet.ts";
import { pairs } from "#server/platform/pdf/table.ts";
import { heading, paragraph } from "#server/platform/pdf/text.ts";
import { type Mandate, serialOf } from "./mandate.ts";

export function renderMandate(mandate: Mandate, organ: string): Promise<Finished> {
  const { content, validFrom, validTo, madeAt, digest } = mandate;
  const { client, items, actions, helperName, site } = content;
  const serial = serialOf(mandate);
  const sheet = openSheet({
    title: `帮代办委托书（${serial}）`,
    author: organ,
    at: madeAt,
    foot: `委托书编号 ${serial}`,
  });
  heading(sheet, "帮代办委托书", { size: 24, below: 4 });
  paragraph(sheet, `编号 ${serial}`, { align: "center", size: 13, below: 14 });
  pairs(
    sheet,
    [
      ["委托人", client.name],
      ["身份证号", client.idNumber],
      ["手机", client.phone],
      ["受托人", `${helperName}（帮办员，${site}）`],
      ["委托的事项", items.map(({ name }) => name).join("；")],
      ["可以代做的", actions.map((action) => mandateActionNames[action]).join("、")],
      ["期限", `${dayInWords(validFrom)}至${dayInWords(validTo)}（含当天）`],
    ],
    { labelWidth: 7, below: 10 },
  );
  for (const text of terms) paragraph(sheet, text, { indent: true });
  paragraph(sheet, consentWords(mandate), { indent: true, above: 10 });
  if (mandate.consentedAt === undefined || mandate.consent === "paper")
    paragraph(sheet, "委托人签名：　　　　　　　　　　　　日期：　　　　　　　　", {
      above: 30,
      align: "left",
    });
  paragraph(sheet, `全文摘要（SM3）${digest}`, { size: 9, above: 20 });
  return closeSheet(sheet);
}

const terms = [
  "一、受托人只能办上面写明的事项，只能做上面写明的几步；收费按公布的标准，帮代办本身不收钱。",
  "二、需要签名或作出承诺的，一律由委托人本人签，受托人不能代签。",
  "三、委托人可以随时撤销委托：登录网站在“帮代办”里撤销，或者告诉帮办员、任何一个窗口。撤销后受托人不能再办。",
  "四、受托人每次查看、填写、提交，委托人都能在网站的“帮代办”里看到。",
];

function consentWords({ consent, consentedAt, withdrawnAt }: Mandate): string {
  if (withdrawnAt !== undefined) return `委托人已于${instantInWords(withdrawnAt)}撤销委托，本委托书作废。`;
  if (consentedAt === undefined) return "委托人还没有同意，本委托书尚未生效。";
  return `委托人已于${instantInWords(consentedAt)}同意（${consentWayNames[consent]}）。`;
}
