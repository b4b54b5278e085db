import { Link, useLocation } from "wouter";

/** Pages that belong together, beside each other; the open one says so. */
export function PlaceNav({
  label,
  places,
}: {
  label: string;
  places: readonly { href: string; name: string }[];
}) {
  const [path] = useLocation();
  return (
    <nav className="filters no-print" aria-label={label}>
      <ul className="chips">
        {places.map(({ href, name }) => (
          <li key={href}>
            <Link href={href} aria-current={path === href ? "page" : undefined}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
