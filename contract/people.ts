/** People as the browsers see them: roles, posts, profiles. The words for screens are in `roleNames`. */
import Type, { type Static } from "typebox";

/** What a post lets its holder do; R13.3 keeps the last three apart from everything else and from each other. */
export const StaffRole = Type.Union([
  Type.Literal("clerk"),
  Type.Literal("examiner"),
  Type.Literal("surveyor"),
  Type.Literal("approver"),
  Type.Literal("supervisor"),
  Type.Literal("archivist"),
  Type.Literal("director"),
  Type.Literal("catalogue-editor"),
  Type.Literal("system-admin"),
  Type.Literal("security-admin"),
  Type.Literal("audit-admin"),
]);
export type StaffRole = Static<typeof StaffRole>;

export const roleNames: Record<StaffRole, string> = {
  clerk: "窗口人员",
  examiner: "审查人员",
  surveyor: "踏勘人员",
  approver: "决定人员",
  supervisor: "监察人员",
  archivist: "档案人员",
  director: "局领导",
  "catalogue-editor": "事项管理员",
  "system-admin": "系统管理员",
  "security-admin": "安全管理员",
  "audit-admin": "审计管理员",
};

/**
 * A post (岗位): one role, for one organ, in some of its halls. No halls means every hall.
 * `reach` is `all-organs` for a comprehensive counter (综合窗口), for supervision and for the archive.
 */
export const Post = Type.Object(
  {
    id: Type.String({ maxLength: 40 }),
    organ: Type.String({ pattern: "^[0-9A-Z]{18}$", description: "统一社会信用代码 of the organ" }),
    role: StaffRole,
    halls: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 100 }),
    reach: Type.Union([Type.Literal("organ"), Type.Literal("all-organs")]),
  },
  { additionalProperties: false },
);
export type Post = Static<typeof Post>;
