import type pg from "pg";
import { caseId } from "../kernel/codes/case-number.ts";
import { refuse } from "../platform/http/refusal.ts";

/** Numbers taken from the database at a time. What a stopped process had left over stays unused. */
const block = 64;

export interface CaseSerials {
  /** The next case id of this division, day and type (R1.9a). */
  next(division: string, day: string, digits: string): Promise<number>;
}

interface Block {
  next: number;
  last: number;
  /** A fetch under way, shared by all who wait. */
  fetching?: Promise<void>;
}

/** Hands out serials from blocks, so that opening a case needs no trip of its own to the database. */
export function createSerials(pool: pg.Pool): CaseSerials {
  const blocks = new Map<string, Block>();
  return {
    async next(division, day, digits) {
      const key = `${division}/${day}/${digits}`;
      const mine = blocks.get(key) ?? { next: 1, last: 0 };
      if (!blocks.has(key)) keepOnly(blocks, key, mine, day);
      while (mine.next > mine.last) {
        mine.fetching ??= fetchBlock(pool, division, day, digits, mine).finally(() => {
          delete mine.fetching;
        });
        await mine.fetching;
      }
      const id = caseId(day, digits, mine.next++);
      if (id === undefined) throw refuse("case-numbers-exhausted", { division, day });
      return id;
    },
  };
}

/** Yesterday's blocks are of no more use. */
function keepOnly(blocks: Map<string, Block>, key: string, mine: Block, day: string) {
  for (const other of blocks.keys()) if (!other.includes(`/${day}/`)) blocks.delete(other);
  blocks.set(key, mine);
}

async function fetchBlock(pool: pg.Pool, division: string, day: string, digits: string, mine: Block) {
  const { rows } = await pool.query<{ last: number }>({
    name: "case-serial",
    text: `insert into case_serial as s (division, day, digits, last) values ($1, $2, $3, $4)
      on conflict (division, day, digits) do update set last = s.last + $4 where s.last + $4 <= 999999
      returning last`,
    values: [division, day, digits, block],
  });
  const last = rows[0]?.last;
  if (last === undefined) throw refuse("case-numbers-exhausted", { division, day });
  mine.next = last - block + 1;
  mine.last = last;
}
