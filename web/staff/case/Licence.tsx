import { Icon } from "../../shared/ui/Icon.tsx";
import { VisuallyHidden } from "../../shared/ui/VisuallyHidden.tsx";

/** The licence that came of the case: to print or hand over, and what others see when they check it. */
export function Licence({ licence }: { licence: { name: string; href: string; check: string } }) {
  return (
    <>
      <h2>{licence.name}</h2>
      <ul className="case-licence">
        <li>
          <a href={licence.href} target="_blank" rel="noreferrer">
            <Icon name="file" />
            打开电子证照（PDF）<VisuallyHidden>（在新窗口打开）</VisuallyHidden>
          </a>
        </li>
        <li>
          <a href={licence.check} target="_blank" rel="noreferrer">
            <Icon name="shield" />
            扫码看到的核验页<VisuallyHidden>（在新窗口打开）</VisuallyHidden>
          </a>
        </li>
      </ul>
    </>
  );
}
