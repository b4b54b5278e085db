/**
 * ISO 7064 MOD 37,36 (hybrid): one check character over `0-9A-Z`. Licence ids (R6.2) and case numbers (R1.9a) end
 * with it. It finds every single wrong character.
 */
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const text = /^[0-9A-Z]+$/;

/** The character that completes `body`; undefined when `body` is empty or has a character outside `0-9A-Z`. */
export function mod37CheckCharacter(body: string): string | undefined {
  if (!text.test(body)) return undefined;
  let product = 36;
  for (const character of body) {
    const sum = (product + alphabet.indexOf(character)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return alphabet[(37 - product) % 36];
}

/** Whether the last character of `whole` is the check character of what stands before it. */
export function hasMod37CheckCharacter(whole: string): boolean {
  const expected = mod37CheckCharacter(whole.slice(0, -1));
  return expected !== undefined && expected === whole.at(-1);
}
