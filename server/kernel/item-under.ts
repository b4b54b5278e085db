/**
 * What of an item depends on the situation besides questions, fields and materials (R1.18): its limits, its fees, its
 * steps; and the list that follows from the answers, as a case freezes it with the reasons.
 */
import type { AskedList, Reason } from "#contract/application.ts";
import type { Answers } from "#contract/form.ts";
import type { Item, LimitCase } from "#contract/item.ts";
import { holds } from "./condition.ts";
import { limitInWords } from "./item/words.ts";
import { materialsFor, reasonOf, standingAnswers, stepsFor } from "./situation.ts";

/** The item with the limits and fees of whoever answers so; the item itself where nothing depends on it. */
export function itemUnder(item: Item, answers: Answers): Item {
  if (!item.limitCases && !item.fees.some((fee) => fee.when)) return item;
  const standing = standingAnswers(item, answers);
  const found = caseOf(item, standing);
  const { limitCases: _, ...rest } = item;
  return {
    ...rest,
    ...(found?.statutory && { statutory: found.statutory }),
    ...(found?.promised && { promised: found.promised }),
    fees: item.fees.filter((fee) => holds(fee.when, standing)),
  };
}

function caseOf(item: Item, standing: Answers): LimitCase | undefined {
  return item.limitCases?.find(({ when }) => holds(when, standing));
}

/** R1.18 everything these answers call for, each with the answers that call for it. */
export function askedList(item: Item, answers: Answers): AskedList {
  const standing = standingAnswers(item, answers);
  const limits = caseOf(item, standing);
  const { fees } = itemUnder(item, answers);
  return {
    materials: materialsFor(item, answers).map(({ material, because }) => ({
      id: material.id,
      ...said(because),
    })),
    reasons: [
      ...(limits ? limitReasons(item, limits, standing) : []),
      ...stepsFor(item, answers).flatMap(({ name, when }) =>
        because(`有“${name}”这一步`, reasonOf(item, when, standing)),
      ),
      ...fees.flatMap(({ name, when }) => because(`收“${name}”`, reasonOf(item, when, standing))),
    ],
  };
}

function limitReasons(
  item: Item,
  { when, why, statutory, promised }: LimitCase,
  standing: Answers,
): Reason[] {
  const reason = why ?? reasonOf(item, when, standing) ?? "按您的情形";
  return [
    ...(statutory ? because(`法定期限 ${limitInWords(statutory)}`, reason) : []),
    ...(promised ? because(`承诺期限 ${limitInWords(promised)}`, reason) : []),
  ];
}

function because(what: string, reason: string | undefined): Reason[] {
  return reason === undefined ? [] : [{ what, because: reason }];
}

function said(reason: string | undefined): { because?: string } {
  return reason === undefined ? {} : { because: reason };
}
