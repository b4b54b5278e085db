import { useMemo, useState } from "react";
import type { BundleGuide } from "#contract/bundle.ts";
import type { BundleShelf, EditedBundle } from "#contract/bundle-editing.ts";
import { forget } from "../../shared/kept.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { Page } from "../frame/Page.tsx";
import { statusTag, statusWord } from "../items/catalogue.ts";
import { standingStatus } from "./bundles.ts";
import { emptyBundle } from "./editing.ts";
import { Outlook } from "./Outlook.tsx";
import { keptName, Workbench } from "./Workbench.tsx";

/** One bundle: its draft, or the newest version where there is none, to be edited, tried and published. */
export function BundleEditorPage({ bundleKey }: { bundleKey: string }) {
  const edited = useRead<EditedBundle>(`/staff/bundles/${bundleKey}`, { fresh: true });
  const shelf = useRead<BundleShelf>("/staff/bundles");
  const [round, setRound] = useState(0);
  const [done, setDone] = useState<string>();
  const data = edited.data;
  const name = (data?.draft?.bundle ?? data?.current)?.name;
  const status = data && standingStatus(data.current);
  const onSaved = async () => {
    await edited.refetch();
    await refresh("/staff/bundles");
  };
  const onReload = async () => {
    forget(keptName(bundleKey));
    await onSaved();
    setRound((now) => now + 1);
  };
  return (
    <Page
      title={name ?? "一件事"}
      beside={status && <Tag kind={statusTag(status)}>{statusWord(status)}</Tag>}
      className="bundle-desk"
    >
      <Loaded query={edited} lines={12}>
        {(it) =>
          it.allowed.includes("edit") ? (
            <Loaded query={shelf}>
              {({ mayLead }) => (
                <Workbench
                  key={round}
                  edited={it}
                  leads={mayLead}
                  door={{ done, onDone: setDone, onSaved, onReload }}
                />
              )}
            </Loaded>
          ) : (
            <Outlook guide={guideOf(it)} />
          )
        }
      </Loaded>
    </Page>
  );
}

function guideOf({ current, draft, items, rules, organs }: EditedBundle): BundleGuide {
  return { bundle: current ?? draft?.bundle ?? emptyBundle(), items, rules, organs };
}

/** A bundle that is not there yet. */
export function NewBundlePage() {
  const shelf = useRead<BundleShelf>("/staff/bundles");
  return (
    <Page title="新建一件事" className="bundle-desk">
      <Loaded query={shelf}>
        {(data) =>
          data.mayLead.length > 0 ? <Fresh shelf={data} /> : <EmptyState title="您不能新建一件事" />
        }
      </Loaded>
    </Page>
  );
}

const nothing = async () => {};
/** Once it is saved, its own page takes over. */
const noDoor = { done: undefined, onDone: () => {}, onSaved: nothing, onReload: nothing };

function Fresh({ shelf: { rules, organs, mayLead } }: { shelf: BundleShelf }) {
  const edited = useMemo(
    (): EditedBundle => ({ key: "new", items: [], rules, organs, allowed: ["edit"] }),
    [rules, organs],
  );
  return <Workbench edited={edited} leads={mayLead} door={noDoor} />;
}
