import { Link } from "wouter";
import type { BundleHit } from "../../shared/bundle/bundles.ts";
import { Tag } from "../../shared/ui/Tag.tsx";
import "../parts/item-list.css";

/** Bundles to choose from, marked as what they are. */
export function BundleLinks({ bundles }: { bundles: readonly BundleHit[] }) {
  if (bundles.length === 0) return null;
  return (
    <ul className="items">
      {bundles.map((bundle) => (
        <li key={bundle.key}>
          <Link href={`/bundles/${bundle.key}`} className="items-name">
            {bundle.name}
          </Link>
          <p className="items-facts">
            <Tag kind="good">一件事一次办</Tag>
            <span>{bundle.summary}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
