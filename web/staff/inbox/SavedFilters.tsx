import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Link } from "wouter";
import { put, type Refused, remove } from "../../shared/api.ts";
import { refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Dialog } from "../../shared/ui/Dialog.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { VisuallyHidden } from "../../shared/ui/VisuallyHidden.tsx";
import { type Filter, filterQuery, filterWords } from "./filters.ts";

interface Named {
  name: string;
  /** As in the address, without the question mark. */
  query: string;
}

const path = "/staff/filters";

/** Filters the reader gave a name, on every machine they sign in. */
export function SavedFilters({ filter }: { filter: Filter }) {
  const { data } = useRead<{ filters: Named[] }>(path);
  const [naming, setNaming] = useState(false);
  const query = filterQuery(filter).slice(1);
  const named = data?.filters ?? [];
  const current = named.find((each) => each.query === query);
  return (
    <div className="saved">
      {named.length > 0 && (
        <ul className="chips" aria-label="我存的筛选">
          {named.map((each) => (
            <li key={each.name}>
              <Link href={`/?${each.query}`} aria-current={each === current ? "true" : undefined}>
                {each.name}
              </Link>
              {each === current && <Forget name={each.name} />}
            </li>
          ))}
        </ul>
      )}
      {query && !current && (
        <Button kind="quiet" onClick={() => setNaming(true)}>
          存下这个筛选
        </Button>
      )}
      {naming && <NameIt filter={filter} query={query} onClose={() => setNaming(false)} />}
    </div>
  );
}

function Forget({ name }: { name: string }) {
  const forget = useMutation<unknown, Refused>({
    mutationFn: () => remove(`${path}/${encodeURIComponent(name)}`),
    onSuccess: () => refresh(path),
  });
  return (
    <button type="button" className="chip-end" onClick={() => forget.mutate()}>
      <Icon name="cross" />
      <VisuallyHidden>删除筛选“{name}”</VisuallyHidden>
    </button>
  );
}

function NameIt({ filter, query, onClose }: { filter: Filter; query: string; onClose: () => void }) {
  const [name, setName] = useState(() => filterWords(filter));
  const save = useMutation<unknown, Refused>({
    mutationFn: () => put(path, { name: name.trim(), query }),
    onSuccess: async () => {
      await refresh(path);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) save.mutate();
  };
  return (
    <Dialog title="存下这个筛选" onClose={onClose}>
      <form onSubmit={submit}>
        {save.error && (
          <Notice kind="error" announce>
            {save.error.message}
          </Notice>
        )}
        <TextInput label="给它起个名字" maxLength={40} value={name} onChange={setName} />
        <div className="btns">
          <Button type="submit" kind="primary" busy={save.isPending}>
            存下
          </Button>
          <Button onClick={onClose}>先不存</Button>
        </div>
      </form>
    </Dialog>
  );
}
