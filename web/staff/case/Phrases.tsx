import { phrasesOf } from "./phrases.ts";

/** What the reader wrote here before, to be used again. */
export function Phrases({ field, onChoose }: { field: string; onChoose: (text: string) => void }) {
  const phrases = phrasesOf(field);
  if (phrases.length === 0) return null;
  return (
    <div className="phrases">
      <p className="soft">刚用过的：</p>
      <ul className="chips" aria-label="刚用过的话">
        {phrases.map((phrase) => (
          <li key={phrase}>
            <button type="button" className="chip" onClick={() => onChoose(phrase)}>
              {phrase}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
