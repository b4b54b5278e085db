import type { Item } from "#contract/item.ts";
import { RadioGroup } from "../../shared/ui/RadioGroup.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { type Alter, applicantKinds, controlId, personWords, type Walkin } from "./reception.ts";

const kindNames = { person: "个人", enterprise: "单位" };

/** Who stands there: the identity document is in the clerk's hand. */
export function Applicant(props: {
  item: Pick<Item, "objects">;
  walkin: Walkin;
  errors: ReadonlyMap<string, string>;
  today: string;
  onChange: (alter: Alter) => void;
}) {
  const { item, walkin, errors, onChange } = props;
  const kinds = applicantKinds(item);
  const own = walkin.kind === "enterprise" ? "经办人" : "";
  const text = (id: "name" | "idNumber" | "phone" | "uscc" | "enterpriseName") => ({
    id: controlId("applicant", id),
    value: walkin[id],
    error: errors.get(controlId("applicant", id)),
    autoComplete: "off",
    onChange: (value: string) => onChange((now) => ({ ...now, [id]: value })),
  });
  const card = personWords(walkin.idNumber, props.today);
  return (
    <div className="fields">
      {kinds.length > 1 && (
        <RadioGroup
          label="以谁的名义"
          inline
          options={kinds.map((kind) => ({ value: kind, label: kindNames[kind] }))}
          value={walkin.kind}
          onChange={(kind) => onChange((now) => ({ ...now, kind: kind as Walkin["kind"] }))}
        />
      )}
      {walkin.kind === "enterprise" && (
        <>
          <TextInput {...text("uscc")} label="统一社会信用代码" maxLength={24} spellCheck={false} />
          <TextInput {...text("enterpriseName")} label="单位名称" maxLength={200} />
        </>
      )}
      <TextInput {...text("name")} label={`${own}姓名`} maxLength={60} />
      <TextInput {...text("idNumber")} label={`${own}身份证号`} maxLength={24} spellCheck={false} />
      <TextInput {...text("phone")} label={`${own}电话`} type="tel" maxLength={25} />
      <p className="walkin-card soft" role="status">
        {card && `证件号码对应：${card}，请和本人核对`}
      </p>
    </div>
  );
}
