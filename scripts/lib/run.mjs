/** Runs other programs. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** The folder Tongban is in. */
export const checkout = fileURLToPath(new URL("../../", import.meta.url));

/** Runs a program in the checkout with our own input and output; its exit code. */
export async function run(program, args, options = {}) {
  const child = spawn(program, args, { cwd: checkout, stdio: "inherit", ...options });
  const [code, signal] = await once(child, "exit");
  return code ?? (signal ? 1 : 0);
}

/** Runs a program in silence; its exit code and all it wrote. */
export async function runQuietly(program, args, options = {}) {
  const child = spawn(program, args, { cwd: checkout, stdio: ["ignore", "pipe", "pipe"], ...options });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (output += part));
  const [code] = await once(child, "close");
  return { code: code ?? 1, output };
}

/**
 * Runs a program until it ends, passing on the signals that ask us to stop. It also notices when we are killed, through
 * the channel between us, and then stops by itself.
 */
export async function runServer(program, args, options = {}) {
  const stdio = ["inherit", "inherit", "inherit", "ipc"];
  const child = spawn(program, args, { cwd: checkout, stdio, ...options });
  const pass = (signal) => child.kill(signal);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, pass);
  const [code] = await once(child, "exit");
  return code ?? 1;
}
