/**
 * Makes the spoken clips of the big screens anew: `web/public/clips/*.mp3` and their list,
 * `web/screen/sound/clips.json`. Needs espeak-ng and sox with MP3 (Debian: `apt-get install espeak-ng sox
 * libsox-fmt-mp3`), then `node_modules/.bin/node scripts/clips.ts`. Words come from `data/spoken-words.json`, the
 * letters, and the names of the zones in `data/halls.json`. A hall that has its own announcer puts recordings in
 * place of the files.
 *
 * The voice is told in pinyin, because it reads no characters; the chime is made of two tones.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pinyin } from "pinyin-pro";

const root = new URL("..", import.meta.url).pathname;
const folder = join(root, "web/public/clips");
/** As loud as speech may be without being cut off. */
const TARGET_DB = -17;
const scratch = mkdtempSync(join(tmpdir(), "clips-"));

interface Word {
  word: string;
  /** Pinyin with tones, or phonemes in [[ ]]; without it, what a dictionary says. */
  say?: string;
}

const { words } = readJson<{ words: Word[] }>("data/spoken-words.json");
const halls = readJson<{ zones: { name: string }[] }[]>("data/halls.json");
const zones = [...new Set(halls.flatMap((hall) => hall.zones.map(({ name }) => name)))];
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

const clips: Record<string, string> = {};
try {
  for (const { word, say } of words) clips[word] = makeClip(say ?? pinyinOf(word), nameOf(word));
  for (const zone of zones) clips[zone] = makeClip(pinyinOf(zone), nameOf(zone));
  for (const letter of letters) clips[letter] = makeClip(letter, `letter-${letter.toLowerCase()}`, "cmn");
  makeChime("chime");
} finally {
  rmSync(scratch, { recursive: true });
}
writeFileSync(join(root, "web/screen/sound/clips.json"), `${JSON.stringify(clips, null, 2)}\n`);
console.log(`${Object.keys(clips).length} clips in web/public/clips`);

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(root, path), "utf8")) as T;
}

function pinyinOf(word: string): string {
  return pinyin(word.replace(/[、，（）\s]/g, " "), { toneType: "num", nonZh: "removed", v: true });
}

function nameOf(word: string): string {
  if (/^\d$/.test(word)) return `digit-${word}`;
  return pinyin(word, { toneType: "none", type: "array", nonZh: "removed", v: true }).join("-");
}

/** One word: single syllables slowly, for a number is made of them; cut to what is heard, as loud as all others, with the consonants lifted. */
function makeClip(say: string, name: string, language = "cmn-latn-pinyin"): string {
  const [spoken, cut] = [join(scratch, "spoken.wav"), join(scratch, "cut.wav")];
  const speed = say.includes(" ") ? "178" : "138";
  const voice = ["-v", `${language}+f2`, "-s", speed, "-p", "46", "-a", "160", "-g", "1"];
  execFileSync("espeak-ng", [...voice, "-w", spoken, say]);
  const clear = ["highpass", "140", "equalizer", "2800", "1.2q", "+4", "treble", "+2", "6000"];
  const trim = ["silence", "1", "0.005", "0.4%", "fade", "t", "0.005", "reverse"];
  execFileSync("sox", ["-D", spoken, cut, "gain", "-6", ...clear, ...trim, ...trim]);
  const louder = TARGET_DB - loudness(cut);
  write(cut, name, ["gain", "-l", louder.toFixed(2), "pad", "0.02", "0.02"]);
  return `${name}.mp3`;
}

/** How loud a word is, in dB below full scale: the mean over what is heard. */
function loudness(file: string): number {
  const { stderr } = spawnSync("sox", [file, "-n", "stat"], { encoding: "utf8" });
  const rms = Number(/RMS\s+amplitude:\s+([\d.]+)/.exec(stderr)?.[1]);
  if (!(rms > 0)) throw new Error(`nothing is heard in ${file}`);
  return 20 * Math.log10(rms);
}

/** Two falling tones, each dying away, so that people look up before the number comes. */
function makeChime(name: string): void {
  const chime = join(scratch, "chime.wav");
  const [first, second] = ["first", "second"].map((tone) => join(scratch, `${tone}.wav`)) as [string, string];
  makeTone(first, 659.25, 0);
  makeTone(second, 523.25, 0.42);
  execFileSync("sox", ["-m", first, second, chime]);
  write(chime, name, ["gain", "-n", "-5"]);
}

function makeTone(file: string, hertz: number, after: number): void {
  const tones = [
    "synth",
    "1.1",
    "sine",
    String(hertz),
    "sine",
    String(hertz * 2.01),
    "remix",
    "1v0.75,2v0.18",
  ];
  const dying = ["fade", "l", "0.006", "1.1", "1.05", "pad", String(after), "0"];
  execFileSync("sox", ["-D", "-r", "22050", "-n", "-b", "16", "-c", "2", file, ...tones, ...dying]);
}

function write(wav: string, name: string, effects: string[]): void {
  execFileSync("sox", ["-D", wav, "-C", "40", "-c", "1", join(folder, `${name}.mp3`), ...effects]);
}
