import { Link } from "wouter";
import type { MyLicence, MyLicences } from "#contract/licence.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { VisuallyHidden } from "../../shared/ui/VisuallyHidden.tsx";
import { plainDate } from "../../shared/words.ts";
import { Page } from "../Page.tsx";
import "../cases/cases.css";

/** My licences: to open, and to let others check. */
export function LicencesPage() {
  const licences = useRead<MyLicences>("/licences/mine");
  return (
    <Page
      title="我的电子证照"
      crumbs={[
        { name: "首页", href: "/" },
        { name: "我的", href: "/me" },
      ]}
    >
      <Loaded query={licences}>
        {(data) =>
          data.licences.length === 0 ? (
            <EmptyState title="还没有电子证照">
              <p>在这里办好的证照会自动出现，办别的事时不用再交。</p>
            </EmptyState>
          ) : (
            <ul className="licences">
              {data.licences.map((licence) => (
                <OneLicence key={licence.id} licence={licence} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

function OneLicence({ licence }: { licence: MyLicence }) {
  const good = licence.status === "valid";
  return (
    <li>
      <h2>{licence.name}</h2>
      <p className="cases-facts">
        <Tag kind={good ? "good" : "bad"}>{licence.statusName}</Tag>
        <span>{licence.holder}</span>
        <span>{`有效期到 ${plainDate(licence.validUntil)}`}</span>
      </p>
      <p className="cases-more">
        <span>{licence.organName}</span>
        <span>{licence.number}</span>
      </p>
      <p className="licences-do">
        <a href={licence.href} className="go" target="_blank" rel="noreferrer">
          打开证照（PDF）<VisuallyHidden>{`${licence.name}，在新窗口打开`}</VisuallyHidden>
        </a>
        <Link href={licence.check} className="go">
          核验页<VisuallyHidden>{licence.name}</VisuallyHidden>
        </Link>
      </p>
    </li>
  );
}
