import { Link } from "wouter";
import type { CardRow } from "#contract/supervision.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { VisuallyHidden } from "../../shared/ui/VisuallyHidden.tsx";
import { addressOf, type FilterName, periodWords } from "./supervision.ts";

type Filter = Partial<Record<FilterName, string>>;
/** Any row of the list: all of them have the name the list was narrowed to. */
type Example = Partial<CardRow> | undefined;

/** What a list was narrowed to by the figure that led to it, each with a way out. */
export function Narrowed(props: { path: string; filter: Filter; example?: Example }) {
  const { path, filter } = props;
  const shown = narrowings(filter, props.example);
  if (shown.length === 0) return null;
  return (
    <ul className="chips narrowed" aria-label="只看">
      {shown.map(({ names, words }) => (
        <li key={words}>
          <span>{words}</span>
          <Link
            className="chip-end"
            href={addressOf(path, {
              ...filter,
              ...Object.fromEntries(names.map((name) => [name, undefined])),
            })}
          >
            <Icon name="cross" />
            <VisuallyHidden>{`不再只看${words}`}</VisuallyHidden>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function narrowings(filter: Filter, row: Example): { names: FilterName[]; words: string }[] {
  const { organ, hall, counter, handler, item, rule, year, month, about } = filter;
  const named: [FilterName[], string | undefined][] = [
    [["year", "month"], year && periodWords(Number(year), month ? Number(month) : undefined)],
    [["organ"], organ && (row?.organName ?? "一个部门")],
    [["hall", "counter"], hall && (row?.hallName ?? "一个大厅")],
    [["counter"], counter && `窗口 ${counter}`],
    [["handler"], handler && (row?.handlerName ?? "一个经办人")],
    [["item"], item && (row?.itemName ?? "一个事项")],
    [["rule"], rule && (row?.ruleName ?? "一条规则")],
    [["about"], about && "一个办件"],
  ];
  return named.flatMap(([names, words]) => (words ? [{ names, words }] : []));
}
