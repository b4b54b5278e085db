import { LinkButton } from "../../shared/ui/Button.tsx";
import { Page } from "../frame/Page.tsx";
import { Replayed } from "./Replayed.tsx";

/** A bundle's draft over the applications of the last year. */
export function BundleReplayPage({ bundleKey }: { bundleKey: string }) {
  const back = (
    <div className="tools no-print">
      <LinkButton href={`/bundles/${bundleKey}`}>回到编辑</LinkButton>
    </div>
  );
  return (
    <Page title="试算：用过去的办件看这次修改" beside={back}>
      <Replayed path={`/staff/checkup/bundles/${bundleKey}/replay`} />
    </Page>
  );
}
