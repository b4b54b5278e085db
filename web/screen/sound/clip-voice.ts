/** Speaks with the clips of the house, joined by the browser's own audio clock: words neither overlap nor stumble. */
import clips from "./clips.json" with { type: "json" };
import { type Heard, heardIn, join, type Played } from "./join.ts";
import { spell } from "./spell.ts";
import type { Voice } from "./voice.ts";

const PACE = { gap: 0.03, breath: 0.22 };
/** So that the first word is not cut by the moment it takes to begin. */
const LEAD = 0.06;
const CHIME = "chime";

interface Clip extends Heard {
  buffer: AudioBuffer;
}

/** Loads every clip first, so that no call waits for the network. */
export async function clipVoice(context: AudioContext, output: AudioNode): Promise<Voice> {
  const files = Object.entries({ ...clips, [CHIME]: "chime.mp3" });
  const loaded = new Map(
    await Promise.all(
      files.map(async ([word, file]): Promise<[string, Clip]> => [word, await load(context, file)]),
    ),
  );
  const known = new Set(Object.keys(clips));
  return {
    name: "clips",
    say: async (text, { chime }) => {
      const sound = chime ? [{ word: CHIME }, { breath: true as const }] : [];
      const { plan } = join([...sound, ...spell(text, known).pieces], loaded, PACE);
      await play(context, output, plan, loaded);
    },
  };
}

async function load(context: AudioContext, file: string): Promise<Clip> {
  const answer = await fetch(`/clips/${file}`);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  const buffer = await context.decodeAudioData(await answer.arrayBuffer());
  return { buffer, ...heardIn(buffer.getChannelData(0), buffer.sampleRate) };
}

function play(
  context: AudioContext,
  output: AudioNode,
  plan: readonly Played[],
  loaded: ReadonlyMap<string, Clip>,
): Promise<void> {
  const begin = context.currentTime + LEAD;
  const ends = plan.map(({ word, at, from, length }) => {
    const source = new AudioBufferSourceNode(context, { buffer: loaded.get(word)?.buffer ?? null });
    source.connect(output);
    source.start(begin + at, from, length);
    return new Promise<void>((resolve) => {
      source.onended = () => {
        source.disconnect();
        resolve();
      };
    });
  });
  return Promise.all(ends).then(() => undefined);
}
