/** Work in the background that somebody asked for and may leave: how far it is. */
import Type from "typebox";

export const longWork = {
  state: Type.Union([
    Type.Literal("waiting"),
    Type.Literal("running"),
    Type.Literal("finished"),
    Type.Literal("failed"),
  ]),
  done: Type.Integer(),
  total: Type.Integer(),
  askedAt: Type.String({ description: "UTC instant, ISO 8601" }),
};
