/** The description of the API: OpenAPI 3.1 made from the routes' own schemas, and the same as a page for people. */
import swagger from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import { API_STYLE, apiPage, type Description } from "./api-page.ts";

export async function describeApi(app: FastifyInstance, origin: string) {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "通办 Tongban",
        version: "1",
        description: "县级政务服务平台接口。出错时一律返回 { code, message, field?, fields? }。",
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
      servers: [{ url: origin }],
    },
  });
  const schema = { hide: true };
  app.get("/api/openapi.json", { schema }, async () => app.swagger());
  app.get("/api/style.css", { schema }, async (_request, reply) =>
    reply.type("text/css; charset=utf-8").send(API_STYLE),
  );
  app.get("/api", { schema }, async (_request, reply) => {
    const page = apiPage(app.swagger() as Description);
    return reply.type("text/html; charset=utf-8").send(page);
  });
}
