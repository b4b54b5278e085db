import { Link } from "wouter";
import { Icon } from "../../shared/ui/Icon.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { VisuallyHidden } from "../../shared/ui/VisuallyHidden.tsx";

/** The licence that came of it: to open, and to be checked by others. */
export function LicenceCard({ licence }: { licence: { name: string; href: string; check: string } }) {
  return (
    <Notice kind="success" title={`${licence.name}已经办好`}>
      <ul className="documents">
        <li>
          <a href={licence.href} className="go" target="_blank" rel="noreferrer">
            <Icon name="file" />
            打开电子证照（PDF）
            <VisuallyHidden>（在新窗口打开）</VisuallyHidden>
          </a>
        </li>
        <li>
          <Link href={licence.check} className="go">
            <Icon name="shield" />
            别人扫码看到的核验页
          </Link>
        </li>
      </ul>
    </Notice>
  );
}
