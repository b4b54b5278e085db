/** The tar format (POSIX ustar), written and read as streams: a backup can be opened with tools everybody has. */
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";

const BLOCK = 512;

export interface TarEntry {
  name: string;
  size: number;
  /** Must be read to its end before the next entry. */
  content: AsyncIterable<Buffer>;
}

export class BadTar extends Error {}

/** Writes one entry whose content is known as a whole or in parts of known total size. */
export async function writeEntry(
  out: Writable,
  name: string,
  size: number,
  content: Iterable<Buffer> | AsyncIterable<Buffer>,
) {
  await put(out, header(name, size));
  let written = 0;
  for await (const part of content) {
    written += part.length;
    await put(out, part);
  }
  if (written !== size) throw new Error(`${name} changed its size while it was written`);
  await put(out, Buffer.alloc(padding(size)));
}

/** Two empty blocks end the archive. */
export const writeEnd = (out: Writable) => put(out, Buffer.alloc(2 * BLOCK));

async function put(out: Writable, bytes: Buffer) {
  if (bytes.length > 0 && !out.write(bytes)) await once(out, "drain");
}

const padding = (size: number) => (BLOCK - (size % BLOCK)) % BLOCK;

function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long for a tar entry`);
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, "0")}\0`;
  block.write(name, 0);
  block.write(octal(0o600, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(size, 12), 124);
  block.write(octal(0, 12), 136);
  block.write("        0", 148);
  block.write("ustar\x0000", 257);
  block.write(`${checksum(block).toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

/** Sum of the header's bytes, its own place taken as spaces. */
function checksum(block: Buffer): number {
  let sum = 8 * 0x20;
  for (let n = 0; n < BLOCK; n++) if (n < 148 || n >= 156) sum += block[n] ?? 0;
  return sum;
}

/** The entries of an archive in their order. */
export async function* readEntries(input: Readable): AsyncGenerator<TarEntry> {
  const bytes = byteReader(input);
  for (;;) {
    const block = await bytes.exactly(BLOCK);
    if (block.every((byte) => byte === 0)) return;
    if (checksum(block) !== octalAt(block, 148, 8)) throw new BadTar("not an archive, or damaged");
    const size = octalAt(block, 124, 12);
    yield { name: textAt(block, 0, 100), size, content: bytes.parts(size) };
    await bytes.exactly(padding(size));
  }
}

const textAt = (block: Buffer, from: number, length: number) =>
  block.toString("utf8", from, from + length).replace(/\0.*$/s, "");
const octalAt = (block: Buffer, from: number, length: number) =>
  Number.parseInt(textAt(block, from, length).trim() || "0", 8);

/** Takes a stream apart at any byte. */
function byteReader(input: Readable) {
  const source = input[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let rest: Buffer = Buffer.alloc(0);
  async function some(most: number): Promise<Buffer> {
    if (rest.length === 0) {
      const { value, done } = await source.next();
      if (done) throw new BadTar("the archive ends too early");
      rest = value;
    }
    const part = rest.subarray(0, most);
    rest = rest.subarray(part.length);
    return part;
  }
  async function* parts(size: number) {
    for (let left = size; left > 0; ) {
      const part = await some(left);
      left -= part.length;
      yield part;
    }
  }
  const exactly = async (size: number) => {
    const all: Buffer[] = [];
    for await (const part of parts(size)) all.push(part);
    return Buffer.concat(all);
  };
  return { parts, exactly };
}
