/** Reading aloud, where the machine has a Chinese voice; otherwise nothing is lost, for the screen says it all. */
export function hasVoice(): boolean {
  return "speechSynthesis" in window && chineseVoice() !== undefined;
}

function chineseVoice(): SpeechSynthesisVoice | undefined {
  return speechSynthesis.getVoices().find(({ lang }) => lang.toLowerCase().startsWith("zh"));
}

export function say(text: string): void {
  if (!("speechSynthesis" in window)) return;
  const voice = chineseVoice();
  if (!voice) return;
  speechSynthesis.cancel();
  const words = new SpeechSynthesisUtterance(text);
  words.voice = voice;
  words.lang = voice.lang;
  words.rate = 0.9;
  speechSynthesis.speak(words);
}

export function hush(): void {
  if ("speechSynthesis" in window) speechSynthesis.cancel();
}
