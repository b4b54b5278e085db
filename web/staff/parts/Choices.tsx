import { Link } from "wouter";

/** One narrowing of a list: a choice of several, each an address of its own. They stand in a `nav.filters`. */
export function Choices(props: {
  label: string;
  current: string;
  choices: readonly { value: string; label: string }[];
  to: (value: string) => string;
}) {
  return (
    <ul className="chips" aria-label={props.label}>
      {props.choices.map(({ value, label }) => (
        <li key={value}>
          <Link href={props.to(value)} aria-current={value === props.current ? "true" : undefined}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
