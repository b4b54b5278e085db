/** What residents do meanwhile, through the API: applications complete and handed in, their papers on paper. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { request } from "playwright-core";
import type { Draft, Submitted } from "#contract/draft.ts";
import type { Item } from "#contract/item.ts";
import { completeContent } from "#server/testing/application.ts";
import { afterTest, type Cleanups } from "#server/testing/cleanups.ts";
import type { Site } from "./frame.ts";
import { signInThrough } from "./signing-in.ts";

export interface Resident {
  /** Applies for the item; the number of the case. */
  apply(item: string): Promise<string>;
}

/** One of the demonstration's residents, whose name is known: 13800000001 is 郭小明, 13800000002 何秋月. */
export async function resident(t: Cleanups, site: Site, phone = "13800000001"): Promise<Resident> {
  const api = await request.newContext({ baseURL: site.address });
  afterTest(t, () => api.dispose());
  await signInThrough(api, phone);
  const send = async <T>(method: "post" | "put", path: string, data: object) => {
    const answer = await api[method](path, { data });
    assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  return {
    apply: async (key) => {
      const draft = await send<Draft>("post", "/api/drafts", { item: key });
      const address = `/api/drafts/${draft.id}`;
      const content = completeContent(readItem(key));
      const { version } = await send<Draft>("put", address, { version: draft.version, content });
      return (await send<Submitted>("post", `${address}/submit`, { version })).number;
    },
  };
}

function readItem(key: string): Item {
  return JSON.parse(readFileSync(new URL(`../data/items/${key}.json`, import.meta.url), "utf8")) as Item;
}
