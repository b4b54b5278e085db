import { useEffect, useRef, useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import { SearchBox } from "../../shared/ui/SearchBox.tsx";
import { rolesOf, useMe } from "../account.ts";
import { handlesCases } from "./menu.ts";
import { useShortcuts } from "./shortcuts.ts";

/** Finds cases from any page; `/` goes there. */
export function Find() {
  const { data: me } = useMe();
  if (!me || !handlesCases(rolesOf(me))) return null;
  return <FindBox />;
}

function FindBox() {
  const [, navigate] = useLocation();
  const [params] = useSearchParams();
  const asked = params.get("q") ?? "";
  const [typed, setTyped] = useState(asked);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => setTyped(asked), [asked]);
  useShortcuts("到处都能用", [
    { key: "/", does: "查办件", run: () => box.current?.querySelector("input")?.focus() },
  ]);
  return (
    <div className="desk-find" ref={box}>
      <SearchBox
        label="查办件"
        placeholder="办件编号、姓名、证件号、电话、企业"
        value={typed}
        onChange={setTyped}
        onSearch={(text) => text && navigate(`/search?q=${encodeURIComponent(text)}`)}
      />
    </div>
  );
}
