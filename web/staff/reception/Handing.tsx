import { useState } from "react";
import type { Material } from "#contract/item.ts";
import { type Offer, offerOf } from "#server/kernel/promises.ts";
import type { Matter } from "../../shared/bundle/matter.ts";
import { Upload } from "../../shared/form/Upload.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { PromiseTicks } from "./PromiseTicks.tsx";
import {
  type Alter,
  controlId,
  demandWords,
  type Handed,
  materialsOf,
  nothingHanded,
  type Walkin,
} from "./reception.ts";

/** What is handed over, each material with what is demanded and the standard it is accepted by. */
export function Handing(props: {
  item: Matter;
  walkin: Walkin;
  errors: ReadonlyMap<string, string>;
  onChange: (alter: Alter) => void;
  onAll: () => void;
  /** Asks the store what need not be handed in again. */
  lookUp: React.ReactNode;
}) {
  const { item, walkin, onChange } = props;
  const asked = materialsOf(item, walkin);
  if (asked.length === 0) return <p className="soft">这种情形不用交材料。</p>;
  const write = (id: string, alter: (handed: Handed) => Handed) =>
    onChange((now) => ({
      ...now,
      handed: { ...now.handed, [id]: alter(now.handed[id] ?? nothingHanded) },
    }));
  return (
    <>
      <div className="btns">
        <Button onClick={props.onAll}>
          按要求都收到了 <kbd>F4</kbd>
        </Button>
        {props.lookUp}
      </div>
      <ol className="handing">
        {asked.map(({ material, shared }) => (
          <li key={material.id}>
            {shared ? (
              <Shared material={material} />
            ) : (
              <One
                material={material}
                offer={offerOf(item, material)}
                handed={walkin.handed[material.id] ?? nothingHanded}
                error={props.errors.get(controlId("materials", material.id))}
                onChange={(alter) => write(material.id, alter)}
              />
            )}
          </li>
        ))}
      </ol>
      {item.spared.length > 0 && (
        <>
          <h3>不用交的</h3>
          <ul>
            {item.spared.map(({ name, because }) => (
              <li key={name}>{`${name}：${because}`}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** R1.17 what another department can show by data is not demanded. */
function Shared({ material }: { material: Material }) {
  return (
    <p className="handing-name">
      {material.name} <Tag kind="good">部门共享，不用交</Tag>
    </p>
  );
}

function One(props: {
  material: Material;
  offer: Offer;
  handed: Handed;
  error: string | undefined;
  onChange: (alter: (handed: Handed) => Handed) => void;
}) {
  const { material, handed, error, onChange } = props;
  const [uploading, setUploading] = useState(handed.files.length > 0);
  const id = controlId("materials", material.id);
  return (
    <fieldset className={error ? "field wrong" : "field"} id={id} aria-describedby={`${id}-asked`}>
      <legend className="handing-name">
        {material.name}
        <span className="soft">{material.necessity === "optional" ? "（可不交）" : ""}</span>
      </legend>
      <p className="soft" id={`${id}-asked`}>
        {`要 ${demandWords(material)}`}
        {material.standard && `。受理标准：${material.standard}`}
      </p>
      {handed.stored && (
        <p>
          <Tag kind="good">已有，不用再交</Tag> {handed.stored.from}
        </p>
      )}
      {error && (
        <p className="field-error">
          <Icon name="cross" />
          {error}
        </p>
      )}
      <div className="handing-ticks">
        <Tick checked={handed.original} onChange={(original) => onChange((now) => ({ ...now, original }))}>
          原件
        </Tick>
        <Tick checked={handed.copy} onChange={(copy) => onChange((now) => ({ ...now, copy }))}>
          复印件
        </Tick>
        <Tick checked={uploading} onChange={setUploading}>
          {handed.files.length > 0 ? `电子件 ${handed.files.length} 个` : "电子件"}
        </Tick>
      </div>
      <PromiseTicks
        material={material}
        offer={props.offer}
        chosen={handed.promise}
        onChange={(promise) => onChange(({ promise: _, ...rest }) => (promise ? { ...rest, promise } : rest))}
      />
      {uploading && (
        <Upload
          id={`${id}-files`}
          label={`${material.name}的电子件`}
          files={handed.files}
          onChange={(alter) => onChange((now) => ({ ...now, files: alter(now.files) }))}
        />
      )}
    </fieldset>
  );
}

function Tick(props: { checked: boolean; onChange: (checked: boolean) => void; children: React.ReactNode }) {
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span>{props.children}</span>
    </label>
  );
}
