/** The accounts of the demonstration, which load signs in as. */
import { readFileSync } from "node:fs";

const FILE = new URL("../data/demonstration.json", import.meta.url);

export function demonstrationPassword(): string {
  return (JSON.parse(readFileSync(FILE, "utf8")) as { password: string }).password;
}
