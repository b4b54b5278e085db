/**
 * Keeps a draft and its copy on the server in step: changes are saved a moment after the last one, one save at a
 * time, and what is not saved yet survives a reload. A draft changed on another device is never overwritten.
 */
import type { Draft, DraftContent } from "#contract/draft.ts";
import { canonical } from "#server/kernel/digest/canonical.ts";
import { Refused } from "../../shared/api.ts";

export type SaveState = "saved" | "waiting" | "saving" | "failed" | "conflict";

export interface KeptDraft {
  content: DraftContent;
  version: number;
  state: SaveState;
  /** Why the last save failed, in words for the person. */
  trouble?: string;
}

/** What lies between the keeper and the world. */
export interface KeeperPorts {
  save: (version: number, content: DraftContent) => Promise<Pick<Draft, "version">>;
  /** Keeps what is not saved yet over a reload; undefined: all is saved. */
  remember: (unsaved: Unsaved | undefined) => void;
  /** Pause after a change before it is saved. */
  delayMs: number;
}

export interface Unsaved {
  version: number;
  content: DraftContent;
  /** What was on its way to the server on top of this version; whether it arrived is not known. */
  sent?: DraftContent;
}

export interface DraftKeeper {
  current: () => KeptDraft;
  change: (change: (content: DraftContent) => DraftContent) => void;
  /** Saves now what is not saved; resolves when the server has it, rejects with the refusal. */
  flush: () => Promise<void>;
  watch: (watcher: () => void) => () => void;
}

export function createDraftKeeper(
  draft: Draft,
  unsaved: Unsaved | undefined,
  ports: KeeperPorts,
): DraftKeeper {
  let now = firstState(draft, unsaved);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let onItsWay: DraftContent | undefined;
  /** May have arrived by now or not: sent again as it was, it is no conflict, and what came later goes upon it. */
  let again = unheardOf(draft, unsaved);
  const watchers = new Set<() => void>();
  const become = (next: KeptDraft) => {
    now = next;
    for (const watcher of watchers) watcher();
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush().catch(() => {}), ports.delayMs);
  };
  async function saveOnce(): Promise<void> {
    const sent = again ?? now.content;
    onItsWay = sent;
    become({ ...now, state: "saving" });
    ports.remember({ version: now.version, content: now.content, sent });
    try {
      const { version } = await ports.save(now.version, sent);
      again = undefined;
      const changed = now.content !== sent && canonical(now.content) !== canonical(sent);
      become({ content: now.content, version, state: changed ? "waiting" : "saved" });
      ports.remember(changed ? { version, content: now.content } : undefined);
    } catch (error) {
      become(failed(now, error));
      throw error;
    } finally {
      onItsWay = undefined;
    }
  }
  async function saveAll(): Promise<void> {
    while (now.state === "waiting" || now.state === "failed") await saveOnce();
  }
  function flush(): Promise<void> {
    clearTimeout(timer);
    running ??= saveAll().finally(() => {
      running = undefined;
    });
    return running;
  }
  function change(alter: (content: DraftContent) => DraftContent): void {
    if (now.state === "conflict") return;
    const content = alter(now.content);
    become({ ...now, content, state: now.state === "saving" ? "saving" : "waiting" });
    ports.remember({ version: now.version, content, ...(onItsWay && { sent: onItsWay }) });
    later();
  }
  function watch(watcher: () => void): () => void {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  }
  if (now.state === "waiting") later();
  return { current: () => now, change, flush, watch };
}

/** What was not saved before a reload goes on, unless the server has a newer draft of somebody else by now. */
function firstState(draft: Draft, unsaved: Unsaved | undefined): KeptDraft {
  const isThere = () =>
    !unheardOf(draft, unsaved) && canonical(unsaved?.content) === canonical(draft.content);
  if (!unsaved || !isUpon(unsaved, draft) || isThere()) {
    return { content: draft.content, version: draft.version, state: "saved" };
  }
  return { content: unsaved.content, version: draft.version, state: "waiting" };
}

/** What was sent upon this draft and may still arrive. */
function unheardOf(draft: Draft, unsaved: Unsaved | undefined): DraftContent | undefined {
  return unsaved?.version === draft.version ? unsaved.sent : undefined;
}

/** It was written upon this draft, or upon what it sent itself, whose answer it did not live to hear. */
function isUpon({ version, sent }: Unsaved, draft: Draft): boolean {
  if (version === draft.version) return true;
  return sent !== undefined && version + 1 === draft.version && canonical(sent) === canonical(draft.content);
}

function failed(now: KeptDraft, error: unknown): KeptDraft {
  const conflict = error instanceof Refused && error.status === 409;
  const trouble = error instanceof Error ? error.message : "没有保存成功";
  return { ...now, state: conflict ? "conflict" : "failed", trouble };
}
