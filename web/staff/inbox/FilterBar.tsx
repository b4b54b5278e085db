import { Link } from "wouter";
import { rolesOf, useSignedIn } from "../account.ts";
import { type Choice, type Filter, filterQuery, holders, statesFor } from "./filters.ts";
import { SavedFilters } from "./SavedFilters.tsx";

/** Which cases are shown; every choice is an address of its own. */
export function FilterBar({ filter }: { filter: Filter }) {
  const states = statesFor(rolesOf(useSignedIn()));
  return (
    <nav className="filters no-print" aria-label="筛选">
      <Choices
        label="状态"
        choices={states}
        current={filter.state ?? ""}
        to={(state) => ({ ...filter, state })}
      />
      <Choices
        label="经办"
        choices={holders}
        current={filter.holder ?? ""}
        to={(holder) => ({ ...filter, holder })}
      />
      <SavedFilters filter={filter} />
    </nav>
  );
}

function Choices(props: {
  label: string;
  choices: readonly Choice[];
  current: string;
  to: (value: string) => Filter;
}) {
  return (
    <ul className="chips" aria-label={props.label}>
      {props.choices.map(({ value, label }) => (
        <li key={value}>
          <Link
            href={`/${filterQuery(props.to(value))}`}
            aria-current={value === props.current ? "true" : undefined}
          >
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
