/** What the routes of booking and of what is booked have in common. */
import Type from "typebox";
import { RequestKey } from "#contract/case.ts";
import { allowKind } from "#server/modules/access/index.ts";

export const tags = ["appointments"];
export const exact = { additionalProperties: false };
const Id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
export const byId = Type.Object({ id: Id }, exact);
export const KeyOnly = Type.Object({ requestKey: RequestKey }, exact);
export const onRequest = allowKind("resident");
