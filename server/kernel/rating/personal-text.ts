/** Free text made fit for publication (R4.10): what may lead to a person is replaced. Pure. */

const patterns: [RegExp, string][] = [
  // Identity numbers before phones: a phone may stand inside one.
  [/(?<![0-9])[0-9]{17}[0-9Xx](?![0-9A-Za-z])/g, "（证件号码）"],
  [/(?<![0-9])[0-9]{15}(?![0-9])/g, "（证件号码）"],
  [/(?<![0-9A-Za-z])[0-9A-Z]{18}(?![0-9A-Za-z])/g, "（代码）"],
  [/(?<![0-9])[0-9]{22}[0-9A-Z](?![0-9A-Za-z])/g, "（办件编号）"],
  [/(?<![0-9])(?:\+?86[- ]?)?1[3-9][0-9](?:[- ]?[0-9]{4}){2}(?![0-9])/g, "（电话）"],
  [/(?<![0-9])0[0-9]{2,3}[- ]?[0-9]{7,8}(?![0-9])/g, "（电话）"],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, "（邮箱）"],
  [/(?:微信|QQ|qq|wx)(?:号)?[:： ]*[A-Za-z0-9_-]{5,20}/g, "（联系方式）"],
  [/[湘京沪粤鄂赣桂渝川黔][A-Z][·• ]?[A-Z0-9]{5,6}/g, "（车牌）"],
  // Whatever long number is left names somebody or something of theirs.
  [/(?<![0-9])[0-9][0-9 -]{9,}[0-9](?![0-9])/g, "（号码）"],
];

/** Full-width digits and letters say the same. */
const half = (text: string) =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

/** @param names of the party and of everybody else who is known to be meant. */
export function withoutPersonalData(text: string, names: readonly string[] = []): string {
  const nameless = names
    .map((name) => name.trim())
    .filter((name) => [...name].length >= 2)
    .sort((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replaceAll(name, "（姓名）"), half(text));
  const called = nameless.replace(
    /(我叫|我是|本人|姓名[:：]?\s*|名字叫)(?!不|没|来|去|在|说|的|个|老|第)\p{Script=Han}{2,3}(?=[，。,.；;！!\s]|$)/gu,
    "$1（姓名）",
  );
  return patterns.reduce((rest, [pattern, word]) => rest.replace(pattern, word), called).trim();
}
