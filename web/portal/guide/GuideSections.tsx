/** The sections of a guide after the materials: where, how long, how much, by what law. */
import { Link } from "wouter";
import type { Item, Limit } from "#contract/item.ts";
import type { ItemGuide } from "#contract/portal.ts";
import { limitInWords, pickups, stepKinds } from "#server/kernel/item/words.ts";
import { whoOf } from "#server/kernel/situation.ts";
import { Details } from "../../shared/ui/Details.tsx";
import { moneyWords } from "../../shared/words.ts";
import { NextFree } from "../appointments/NextFree.tsx";

/** 能不能办. */
export function WhoSection({ item }: { item: Item }) {
  return (
    <>
      <p>{`${whoWords(item.objects)}可以办。`}</p>
      {item.conditions.length === 1 && <p>{item.conditions[0]}</p>}
      {item.conditions.length > 1 && (
        <>
          <p>要同时符合：</p>
          <ol>
            {item.conditions.map((condition) => (
              <li key={condition}>{condition}</li>
            ))}
          </ol>
        </>
      )}
      {item.quota && !item.quota.startsWith("无") && <p>{`数量限制：${item.quota}`}</p>}
      {item.result && (
        <p>
          {`办好后拿到：${item.result.name}${item.result.electronic ? "（有电子版）" : ""}，`}
          {item.result.validMonths ? `${validWords(item.result.validMonths)}有效。` : "长期有效。"}
        </p>
      )}
    </>
  );
}

const who: Record<string, string> = {
  "1": "个人",
  "2": "公司等企业",
  "3": "事业单位",
  "4": "社会组织",
  "5": "个体户、合伙企业",
  "6": "机关",
  "9": "其他单位",
};

/** R1.11 服务对象 in everyday words. */
function whoWords(codes: readonly string[]): string {
  if (codes.length >= 6) return "个人和单位都";
  return codes.map((code) => who[code] ?? "").join("、");
}

function validWords(months: number): string {
  return months % 12 === 0 ? `${months / 12} 年` : `${months} 个月`;
}

/** 去哪办 / 网上办. */
export function WhereSection({ guide }: { guide: ItemGuide }) {
  const { item } = guide;
  const { channel, contact } = item;
  return (
    <>
      <p>{whereWords(guide)}</p>
      {channel && channel.places.length > 0 && (
        <ul className="places-list">
          {channel.places.map((place) => (
            <li key={place.name}>
              <b>{place.name}</b>
              <br />
              {place.hours}
            </li>
          ))}
        </ul>
      )}
      <p className="no-print">
        <Link href={`/halls?item=${item.key}`} className="go">
          看哪里离您近、现在开不开
        </Link>
      </p>
      {channel?.appointment && <p>去之前可以预约，到点不用排队。</p>}
      <NextFree item={item.key} />
      <p>
        <Link href={`/ticket/new?item=${item.key}`} className="go">
          我在路上，先取号
        </Link>
      </p>
      {item.result && item.result.pickup.length > 0 && (
        <p>{`结果怎么拿：${item.result.pickup.map((code) => pickups[code]).join("、")}`}</p>
      )}
      {contact && (
        <dl className="contact">
          <dt>咨询</dt>
          <dd>
            {contact.consult} {contact.consultPhone && <Phone number={contact.consultPhone} />}
          </dd>
          <dt>投诉</dt>
          <dd>
            {contact.complain} {contact.complainPhone && <Phone number={contact.complainPhone} />}
          </dd>
        </dl>
      )}
    </>
  );
}

function whereWords({ item, online, complete }: ItemGuide): string {
  if (!complete) return "到窗口办。";
  const visits = item.channel?.visits ?? 1;
  if (online && visits === 0) return "全程可以网上办，一趟都不用跑。不会网上办的，带齐材料到窗口，一样办。";
  const reason = item.channel?.visitReason ? `（${item.channel.visitReason}）` : "";
  if (online) return `可以网上申请，最多到现场 ${visits} 次${reason}。`;
  return `到窗口办，一般到现场 ${Math.max(visits, 1)} 次${reason}。`;
}

function Phone({ number }: { number: string }) {
  return <a href={`tel:${number.replace(/[^0-9+]/g, "")}`}>{number}</a>;
}

/** 多久. */
export function HowLongSection({ guide }: { guide: ItemGuide }) {
  const { item, limits } = guide;
  return (
    <>
      <p className="guide-figure">{item.promised ? `承诺 ${limits.promised}` : limits.statutory}</p>
      <p>
        {item.promised && item.statutory && `法律规定的期限是 ${limits.statutory}。`}
        {countingWords(item.promised ?? item.statutory)}
      </p>
      {item.limitCases && (
        <ul>
          {item.limitCases.map(({ when, statutory, promised, why }) => (
            <li key={JSON.stringify(when)}>
              {`${whoOf(item, when)}：${limitWords(statutory, promised)}${why ? `。${why}` : ""}`}
            </li>
          ))}
        </ul>
      )}
      {item.steps.length > 0 && (
        <ol className="guide-steps">
          {item.steps.map((step) => (
            <li key={step.id}>
              <b>{step.name}</b>
              <span>{limitInWords(step.limit)}</span>
              {step.kind === "survey" && <span>两名工作人员上门看</span>}
              {step.when && <span>{`有的情形不用${stepKinds[step.kind]}`}</span>}
            </li>
          ))}
        </ol>
      )}
      {item.special.map((each) => (
        <p key={each.id}>{`${each.name}（${limitInWords(each.limit)}）的时间不算在内。`}</p>
      ))}
    </>
  );
}

function limitWords(statutory: Limit | undefined, promised: Limit | undefined): string {
  const words = [
    promised && `承诺 ${limitInWords(promised)}`,
    statutory && `法定 ${limitInWords(statutory)}`,
  ];
  return words.filter(Boolean).join("，");
}

/** R2.5 how days are counted, where days are counted at all. */
function countingWords(limit: Limit | undefined): string {
  if (!limit || limit.n === 0) return "";
  if (limit.unit === "H") return "只算窗口上班的时间。";
  return `从受理第二天算起${limit.unit === "W" ? "，只算工作日，节假日不算" : ""}。`;
}

/** 多少钱. */
export function HowMuchSection({ guide }: { guide: ItemGuide }) {
  const { item, complete } = guide;
  if (!complete && item.fees.length === 0) return <p>请向窗口咨询。</p>;
  if (item.fees.length === 0) return <p className="guide-figure">不收费</p>;
  return (
    <ul>
      {item.fees.map((fee) => (
        <li key={fee.name}>
          <b>{`${fee.name}：${fee.amountFen === undefined ? fee.standard : moneyWords(fee.amountFen)}`}</b>
          {fee.amountFen !== undefined && <p>{fee.standard}</p>}
          {fee.when && <p>{`${whoOf(item, fee.when)}才收`}</p>}
          <p>{`依据：${fee.basis}`}</p>
          {fee.waivable && <p>{`可以减免${fee.waiverBasis ? `：${fee.waiverBasis}` : ""}`}</p>}
        </li>
      ))}
    </ul>
  );
}

/** 依据: the law, and what one can do against a refusal (R2.21). */
export function BasisSection({ item }: { item: Item }) {
  return (
    <>
      {item.basis.map((basis) =>
        basis.text || basis.note ? (
          <Details key={`${basis.law}${basis.article}`} summary={`${basis.law}${basis.article}`}>
            {basis.text && <blockquote>{basis.text}</blockquote>}
            {basis.note && <p>{basis.note}</p>}
          </Details>
        ) : (
          <p key={`${basis.law}${basis.article}`}>{`${basis.law}${basis.article}`}</p>
        ),
      )}
      {(item.contact?.review || item.contact?.court) && <h3>对结果不服</h3>}
      {item.contact?.review && <p>{`行政复议：${item.contact.review}`}</p>}
      {item.contact?.court && <p>{`行政诉讼：${item.contact.court}`}</p>}
    </>
  );
}
