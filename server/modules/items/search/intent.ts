/** What somebody wants done with a matter: the first time, or change, renew, replace, cancel. Pure. */

export type Intent = "new" | "change" | "renew" | "replace" | "cancel";

/** How official names say it. */
const inNames: [Intent, RegExp][] = [
  ["cancel", /注销|终止|歇业|停业/],
  ["change", /变更|更正|转让|过户/],
  ["renew", /延续|延期|续期|换发|换领|换证|年审|年检|年度报告/],
  ["replace", /补办|补领|补发|补换|补证|遗失/],
  ["new", /新办|设立|首次|核发|申领|开业|新生儿|新建/],
];

/** How people say it. */
const inQueries: [Intent, RegExp][] = [
  ["cancel", /注销|关门|停业|歇业|不干了|不做了|不开了|倒闭|撤销|取消|关店|关掉/],
  ["change", /变更|更改|修改|更正|改名|改成|改地址|换名|换地址|换法人|换老板|换股东|转让|过户|搬/],
  ["renew", /延续|续期|续办|到期|过期|换证|换发|换领|换新|年审|年检/],
  ["replace", /补办|补领|补证|补发|补一|遗失|丢了|丢失|掉了|不见了|挂失|弄丢/],
];

/** Everything an item serves; a name that says nothing is for the first time. */
export function intentsOfName(name: string): Intent[] {
  const found = inNames.filter(([, words]) => words.test(name)).map(([intent]) => intent);
  return found.length > 0 ? found : ["new"];
}

/** What a query asks for, if it says so. */
export function intentOfQuery(query: string): Intent | undefined {
  return inQueries.find(([, words]) => words.test(query))?.[0];
}

/** How much an item's weight is lifted or lowered: 新办 before 变更 and 注销, unless the query says otherwise. */
export function intentFactor(wanted: Intent | undefined, served: readonly Intent[]): number {
  if (served.includes(wanted ?? "new")) return wanted ? 1.4 : 1;
  if (served.includes("new")) return 0.75;
  return 0.6;
}
