import type { Town } from "#contract/portal.ts";
import { addressText, elsewhere, splitAddress } from "#server/kernel/address.ts";
import { useRead } from "../query.tsx";
import { FieldGroup, type FieldProps } from "../ui/Field.tsx";
import { Select } from "../ui/Select.tsx";
import { TextInput } from "../ui/TextInput.tsx";

/** An address: the town chosen from this county's, then road and number; elsewhere in the country it is all typed. */
export function AddressInput(props: FieldProps & { value: string; onChange: (value: string) => void }) {
  const { value, onChange, ...field } = props;
  const { data } = useRead<{ towns: Town[] }>("/towns");
  const towns = data?.towns ?? [];
  const { division, area, detail } = splitAddress(value);
  const write = (change: { division?: string; area?: string; detail?: string }) =>
    onChange(addressText({ division, area, detail, ...change }));
  return (
    <FieldGroup {...field} className="address">
      {(wiring) => (
        <>
          <Select
            id={`${wiring.id}-town`}
            label="乡镇、街道"
            empty="请选择"
            options={[
              ...towns.map((town) => ({ value: town.code, label: town.name })),
              { value: elsewhere, label: "不在本县（市）" },
            ]}
            value={division}
            onChange={(code) =>
              write({ division: code, area: towns.find((town) => town.code === code)?.fullName ?? "" })
            }
          />
          {division === elsewhere && (
            <TextInput
              label="省、市、县（区）、乡镇"
              hint="例如：广东省东莞市长安镇"
              value={area}
              onChange={(text) => write({ area: text })}
            />
          )}
          <TextInput
            label="路名门牌，或村、组"
            hint="例如：劳动南路 12 号，或平安村 3 组"
            width="long"
            autoComplete="street-address"
            value={detail}
            onChange={(text) => write({ detail: text })}
          />
        </>
      )}
    </FieldGroup>
  );
}
