import type { ReactNode } from "react";
import type { Field } from "#contract/form.ts";
import type { Item, Material } from "#contract/item.ts";
import { onlineGrade, onlineGradeNames } from "#server/kernel/item/online-grade.ts";
import {
  handlings,
  limitInWords,
  necessities,
  objects,
  pickups,
  resultTypes,
  stepKinds,
  stepRoles,
} from "#server/kernel/item/words.ts";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { moneyWords } from "../../shared/words.ts";
import { Facts } from "../parts/Facts.tsx";
import { demandWords } from "../reception/reception.ts";

/** Everything an edition says, for whoever keeps it. */
export function ItemContent({ item }: { item: Item }) {
  return (
    <div className="item-content">
      <Part title="办理">
        <Facts rows={basics(item)} />
      </Part>
      <Part title="受理条件" empty={item.conditions.length === 0}>
        <ol>
          {item.conditions.map((condition) => (
            <li key={condition}>{condition}</li>
          ))}
        </ol>
      </Part>
      <Part title="办理流程" empty={item.steps.length === 0}>
        <Table
          caption="办理流程"
          captionHidden
          columns={steps}
          rows={item.steps}
          rowKey={(step) => step.id}
        />
      </Part>
      <Part title="申请材料" empty={item.materials.length === 0}>
        <Table
          caption="申请材料"
          captionHidden
          columns={materials}
          rows={item.materials}
          rowKey={(material) => material.id}
        />
      </Part>
      <Part title="情形引导" empty={item.questions.length === 0}>
        <ol>
          {item.questions.map((question) => (
            <li key={question.id}>
              {question.text}
              <span className="soft">
                {question.options?.map(({ label }) => label).join("／") ?? "是／否"}
              </span>
            </li>
          ))}
        </ol>
      </Part>
      <Part title="申请表" empty={!item.form}>
        <FormPages item={item} />
      </Part>
      <Part title="设定依据" empty={item.basis.length === 0}>
        <ul>
          {item.basis.map(({ law, article }) => (
            <li key={`${law} ${article}`}>{`${law}${article}`}</li>
          ))}
        </ul>
      </Part>
      <Part title="收费">
        {item.fees.length === 0 && <p>不收费。</p>}
        <ul>
          {item.fees.map(({ name, amountFen, standard }) => (
            <li key={name}>{`${name}：${amountFen === undefined ? standard : moneyWords(amountFen)}`}</li>
          ))}
        </ul>
      </Part>
      <Part title="资料来源">
        <ul>
          {item.sources.map((source) => (
            <li key={source}>{source}</li>
          ))}
        </ul>
      </Part>
    </div>
  );
}

function Part({ title, empty = false, children }: { title: string; empty?: boolean; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {empty ? <p className="soft">没有。</p> : children}
    </section>
  );
}

function basics(item: Item): [string, string | undefined][] {
  const { channel, contact, result } = item;
  const grade = onlineGrade(channel);
  return [
    ["办件类型", handlings[item.handling]],
    ["服务对象", item.objects.map((code) => objects[code]).join("、")],
    ["法定期限", limitInWords(item.statutory)],
    ["承诺期限", limitInWords(item.promised)],
    [
      "特别程序",
      item.special.map(({ name, limit }) => `${name}（${limitInWords(limit)}）`).join("、") || "没有",
    ],
    ["网办深度", grade && `${grade} 级：${onlineGradeNames[grade]}`],
    ["到场次数", channel && `${channel.visits} 次`],
    ["办理地点", channel?.places.map(({ name, hours }) => `${name}，${hours}`).join("\n")],
    ["结果", result && `${resultTypes[result.type]}：${result.name}`],
    ["领取方式", result?.pickup.map((code) => pickups[code]).join("、")],
    ["咨询", contact && [contact.consult, contact.consultPhone].filter(Boolean).join(" ")],
    ["投诉", contact && [contact.complain, contact.complainPhone].filter(Boolean).join(" ")],
  ];
}

const steps: Column<Item["steps"][number]>[] = [
  { key: "name", head: "环节", main: true, cell: (step) => step.name },
  { key: "kind", head: "类型", cell: (step) => stepKinds[step.kind] },
  { key: "role", head: "岗位", cell: (step) => stepRoles[step.role] },
  { key: "limit", head: "期限", cell: (step) => limitInWords(step.limit) },
  { key: "standard", head: "审查标准", cell: (step) => step.standard },
];

const materials: Column<Material>[] = [
  { key: "name", head: "材料", main: true, cell: (material) => material.name },
  { key: "count", head: "要交", cell: demandWords },
  { key: "necessity", head: "是否必要", cell: (material) => necessities[material.necessity] },
  { key: "standard", head: "受理标准", cell: (material) => material.standard },
];

function FormPages({ item }: { item: Item }) {
  return item.form?.pages.map((page) => (
    <p key={page.title}>
      <b>{page.title}</b>：{page.fields.map(fieldWords).join("、")}
    </p>
  ));
}

/** Rows with what each of them holds. */
function fieldWords({ label, fields }: Field): string {
  return fields ? `${label}（每行：${fields.map((column) => column.label).join("、")}）` : label;
}
