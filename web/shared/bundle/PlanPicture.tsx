import { Link } from "wouter";
import type { BundlePlan } from "#server/kernel/bundle/compile.ts";
import { promisedOf } from "#server/kernel/bundle/compile.ts";
import { limitInWords } from "#server/kernel/item/words.ts";
import { waveWords } from "../joint-words.ts";

/** Which items, in waves: those of one wave are handled side by side by their organs. */
export function PlanPicture({ plan, organs }: { plan: BundlePlan; organs: Record<string, string> }) {
  const waves = [...new Set(plan.parts.map(({ wave }) => wave))].toSorted((a, b) => a - b);
  return (
    <ol className="waves">
      {waves.map((wave) => {
        const parts = plan.parts.filter((part) => part.wave === wave);
        return (
          <li key={wave}>
            <p className="waves-head">
              {waveWords(wave)}
              {parts.length > 1 && <span>{`${parts.length} 项同时办`}</span>}
            </p>
            <ul>
              {parts.map(({ item, part, because, waits }) => (
                <li key={item.key}>
                  <Link href={`/items/${item.key}`} className="waves-name">
                    {item.name}
                  </Link>
                  <p>
                    {organs[item.implementation.organ]}，承诺{limitInWords(promisedOf(part, item))}
                  </p>
                  {because && <p className="waves-why">{because}</p>}
                  {waits.length > 0 && (
                    <p className="waves-why">{`等${waits.map(({ licence, on }) => `《${licence ?? on}》`).join("、")}办好就自动开始，不用您再跑`}</p>
                  )}
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}
