import { rolesOf, useSignedIn } from "../account.ts";
import { Choices } from "../parts/Choices.tsx";
import { type Filter, filterQuery, holders, statesFor } from "./filters.ts";
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
        to={(state) => `/${filterQuery({ ...filter, state })}`}
      />
      <Choices
        label="经办"
        choices={holders}
        current={filter.holder ?? ""}
        to={(holder) => `/${filterQuery({ ...filter, holder })}`}
      />
      <SavedFilters filter={filter} />
    </nav>
  );
}
