import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { ItemAliases } from "#contract/catalogue-lists.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { VisuallyHidden } from "../../shared/ui/VisuallyHidden.tsx";

const sources = { file: "随事项来的", shared: "公共词表", staff: "这里加的" };

/** How people call this matter; the search finds it by these words. */
export function Aliases({ itemKey, mayEdit }: { itemKey: string; mayEdit: boolean }) {
  const path = `/staff/items/${itemKey}/aliases`;
  const aliases = useRead<ItemAliases>(path);
  return (
    <>
      <p>群众怎么叫这件事。门户的搜索按这些话找到它。</p>
      {mayEdit && <Add path={path} />}
      <Loaded query={aliases}>
        {(data) =>
          data.aliases.length === 0 ? (
            <EmptyState title="还没有俗称" />
          ) : (
            <ul className="aliases">
              {data.aliases.map(({ term, source }) => (
                <li key={`${source} ${term}`}>
                  <span>{term}</span>
                  <span className="soft">{sources[source]}</span>
                  {mayEdit && source === "staff" && <Remove path={path} term={term} />}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}

function Add({ path }: { path: string }) {
  const [term, setTerm] = useState("");
  const [requestKey, setRequestKey] = useState(newRequestKey);
  const add = useMutation<unknown, Refused, string>({
    mutationFn: (typed) => post(path, { requestKey, term: typed.trim() }),
    onSuccess: (_, added) => {
      // The next one may be half typed by now.
      setTerm((now) => (now === added ? "" : now));
      void refresh(path);
    },
    onSettled: () => setRequestKey(newRequestKey()),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (term.trim()) add.mutate(term);
  };
  return (
    <form className="filter-fields" onSubmit={submit}>
      <TextInput
        label="加一个俗称"
        maxLength={30}
        value={term}
        onChange={setTerm}
        error={add.error?.message}
      />
      <Button type="submit" busy={add.isPending}>
        加上
      </Button>
    </form>
  );
}

function Remove({ path, term }: { path: string; term: string }) {
  const remove = useMutation<unknown, Refused>({
    mutationFn: () => post(`${path}/remove`, { requestKey: newRequestKey(), term }),
    onSuccess: () => refresh(path),
  });
  return (
    <>
      <button type="button" className="chip-end" onClick={() => remove.mutate()}>
        <Icon name="cross" />
        <VisuallyHidden>去掉“{term}”</VisuallyHidden>
      </button>
      {remove.error && <Notice kind="error">{remove.error.message}</Notice>}
    </>
  );
}
