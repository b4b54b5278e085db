import { useMutation } from "@tanstack/react-query";
import type { StoredMaterials } from "#contract/materials.ts";
import { post, type Refused } from "../../shared/api.ts";
import { Button } from "../../shared/ui/Button.tsx";
import type { Counter } from "./counter.ts";
import { applicantOf, contentOf, type Walkin, withStoredMaterials } from "./reception.ts";

/**
 * Asks the store, once the clerk has seen who stands there and the form is filled in. That it was asked is written down,
 * so it is asked by a press and not by itself.
 */
export function LookUp(props: {
  counter: Counter;
  walkin: Walkin;
  hall: string;
  onChange: (walkin: Walkin) => void;
}) {
  const { counter, walkin, hall, onChange } = props;
  const ask = useMutation<StoredMaterials, Refused>({
    mutationFn: () => {
      const { key, bundle } = counter;
      const content = contentOf(counter.matterFor(walkin), walkin);
      const applicant = applicantOf(walkin);
      const body = { item: key, ...(bundle && { bundle }), hall, applicant, content };
      return post("/staff/receptions/stored-materials", body);
    },
    onSuccess: ({ materials }) =>
      onChange({ ...walkin, handed: withStoredMaterials(walkin.handed, materials) }),
  });
  return (
    <>
      <Button busy={ask.isPending} onClick={() => ask.mutate()}>
        查哪些不用再交
      </Button>
      <span className="soft" role="status">
        {ask.error?.message ?? (ask.data && foundWords(ask.data.materials.length))}
      </span>
    </>
  );
}

function foundWords(found: number): string {
  return found > 0 ? `有 ${found} 样以前核过，不用再收` : "材料库里没有可以直接用的";
}
