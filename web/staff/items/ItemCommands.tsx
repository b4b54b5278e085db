import { useState } from "react";
import type { CatalogueItem } from "#contract/catalogue.ts";
import { post } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { commandsOf, type ItemCommand } from "./commands.ts";

/** What may be done with the item; the server has said what. */
export function ItemCommands({ item, onDone }: { item: CatalogueItem; onDone: (words: string) => void }) {
  const [asking, setAsking] = useState<ItemCommand>();
  const commands = commandsOf(item);
  if (commands.length === 0) return null;
  return (
    <div className="btns">
      {commands.map((command) => (
        <Button
          key={command.id}
          kind={command.primary ? "primary" : "plain"}
          onClick={() => setAsking(command)}
        >
          {command.button}
        </Button>
      ))}
      {asking && (
        <CommandDialog
          title={`${asking.button}：${(item.draft ?? item.current)?.item.name ?? item.key}`}
          action={asking.button}
          grave={asking.grave}
          fields={asking.fields}
          send={(data, requestKey) => post(asking.path, { requestKey, ...asking.body, ...data })}
          onDone={() => {
            setAsking(undefined);
            onDone(asking.done);
            void refresh("/staff/items");
          }}
          onClose={() => setAsking(undefined)}
        >
          <p>{asking.says}</p>
        </CommandDialog>
      )}
    </div>
  );
}
