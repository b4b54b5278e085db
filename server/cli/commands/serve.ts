import { serve } from "../../main.ts";
import type { Command } from "../command.ts";

export const command: Command = {
  name: "serve",
  summary: "启动服务 · start the server",
  usage: "",
  run: (_args, io) => serve(io.config, io.say),
};
