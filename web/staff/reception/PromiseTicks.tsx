import type { Material } from "#contract/item.ts";
import { deferralWords, type Offer, type PromiseKind } from "#server/kernel/promises.ts";
import { Checkbox } from "../../shared/ui/CheckboxGroup.tsx";

/** Instead of the material: a promise that the applicant has read and signed on paper before the clerk. */
export function PromiseTicks(props: {
  material: Material;
  offer: Offer;
  chosen: PromiseKind | undefined;
  onChange: (kind: PromiseKind | undefined) => void;
}) {
  const { material, offer, chosen, onChange } = props;
  const tick = (kind: PromiseKind) => (on: boolean) => onChange(on ? kind : undefined);
  return (
    <>
      {offer.deferral && (
        <Checkbox checked={chosen === "deferral"} onChange={tick("deferral")}>
          {`以后补交（容缺）：申请人已当面签署承诺书。${deferralWords(material, offer.deferral)}`}
        </Checkbox>
      )}
      {offer.commitment && (
        <Checkbox checked={chosen === "commitment"} onChange={tick("commitment")}>
          {`用承诺代替：已告知条件（${offer.commitment.conditions.join("；")}）、核查方式和不实承诺的后果，申请人已当面签署告知承诺书`}
        </Checkbox>
      )}
    </>
  );
}
