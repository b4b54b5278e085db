import { useMutation } from "@tanstack/react-query";
import type { StoredMaterials } from "#contract/materials.ts";
import { post, type Refused } from "../../shared/api.ts";
import { Button } from "../../shared/ui/Button.tsx";
import type { Counter } from "./counter.ts";
import { type Alter, applicantOf, contentOf, type Walkin, withStoredMaterials } from "./reception.ts";

/**
 * Asks the store, once the clerk has seen who stands there and the form is filled in. That it was asked is written down,
 * so it is asked by a press and not by itself.
 */
export function LookUp(props: {
  counter: Counter;
  walkin: Walkin;
  hall: string;
  onChange: (alter: Alter) => void;
}) {
  const { counter, walkin, hall, onChange } = props;
  const ask = useMutation<StoredMaterials, Refused, Walkin>({
    mutationFn: (asked) => {
      const { key, bundle } = counter;
      const content = contentOf(counter.matterFor(asked), asked);
      const applicant = applicantOf(asked);
      const body = { item: key, ...(bundle && { bundle }), hall, applicant, content };
      return post("/staff/receptions/stored-materials", body);
    },
    // The clerk types on meanwhile; what was found is for whoever was asked about.
    onSuccess: ({ materials }, asked) =>
      onChange((now) =>
        isSame(now, asked) ? { ...now, handed: withStoredMaterials(now.handed, materials) } : now,
      ),
  });
  return (
    <>
      <Button busy={ask.isPending} onClick={() => ask.mutate(walkin)}>
        查哪些不用再交
      </Button>
      <span className="soft" role="status">
        {ask.error?.message ?? (ask.data && foundWords(ask.data.materials.length))}
      </span>
    </>
  );
}

const isSame = (one: Walkin, other: Walkin) =>
  JSON.stringify(applicantOf(one)) === JSON.stringify(applicantOf(other));

function foundWords(found: number): string {
  return found > 0 ? `有 ${found} 样以前核过，不用再收` : "材料库里没有可以直接用的";
}
