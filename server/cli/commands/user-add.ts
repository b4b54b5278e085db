/** `tongban user add`: a staff account with its posts. A new hall needs its three administrators (R13.3). */
import { Value } from "typebox/value";
import type { StaffRole } from "#contract/people.ts";
import { Account } from "#contract/staff.ts";
import { roleNames } from "#contract/words.ts";
import { addUser } from "../../modules/people/index.ts";
import { type Args, type Command, needed, WrongUse } from "../command.ts";

export const command: Command = {
  name: "user add",
  summary: "添加工作人员账号 · add a staff account",
  usage: "--account NAME --name 姓名 --organ USCC [--role ROLE]… [--hall HALL]… [--all-organs] [--json]",
  options: {
    account: { type: "string" },
    name: { type: "string" },
    organ: { type: "string" },
    role: { type: "string", multiple: true },
    hall: { type: "string", multiple: true },
    "all-organs": { type: "boolean" },
  },
  async run(args, io) {
    const account = needed(args, "account");
    if (!Value.Check(Account, account))
      throw new WrongUse("账号用小写字母、数字和 . _ - · --account is no login name");
    const user = {
      account,
      name: needed(args, "name"),
      organ: needed(args, "organ"),
      halls: texts(args, "hall"),
    };
    const reach = args.flags["all-organs"] === true ? ("all-organs" as const) : ("organ" as const);
    const roles = texts(args, "role").map(readRole);
    const { id, password } = await addUser(await io.services(), { ...user, roles, reach });
    io.say(`✓ ${account}，临时密码 ${password}，第一次登录必须修改。`);
    io.value({ id, account, password });
    return 0;
  },
};

function texts({ flags }: Args, name: string): string[] {
  const given = flags[name];
  return Array.isArray(given) ? given.map(String) : [];
}

function readRole(text: string): StaffRole {
  if (Object.hasOwn(roleNames, text)) return text as StaffRole;
  throw new WrongUse(`没有角色 ${text} · roles are ${Object.keys(roleNames).join(", ")}`);
}
