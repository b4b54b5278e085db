import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readConfig, settingTable } from "./config.ts";

test("without any setting Tongban runs on this machine, with example people and its own database", () => {
  const config = readConfig({});
  assert.deepEqual(
    [config.databaseUrl, config.mode, config.division, config.origin],
    [undefined, "demonstration", "430482", "http://127.0.0.1:8080"],
  );
  assert.ok(config.home.endsWith("/.tongban"));
});

test("settings are read with their types; the public address is the origin", () => {
  const config = readConfig({
    TONGBAN_PORT: " 9000 ",
    TONGBAN_PUBLIC_URL: "https://zwfw.example.gov.cn/",
    TONGBAN_TRUSTED_PROXIES: "10.0.0.1, 10.1.0.0/16",
    TONGBAN_KEY: Buffer.alloc(32, 7).toString("base64"),
    DATABASE_URL: "postgres://tongban:secret@db/tongban",
    PATH: "/usr/bin",
  });
  assert.equal(config.port, 9000);
  assert.equal(config.origin, "https://zwfw.example.gov.cn");
  assert.deepEqual(config.trustedProxies, ["10.0.0.1", "10.1.0.0/16"]);
  assert.deepEqual(config.key, Buffer.alloc(32, 7));
  assert.equal(readConfig({ TONGBAN_HOST: "::1" }).origin, "http://[::1]:8080");
});

test("example people stay out of a database somebody set up, unless asked for", () => {
  const DATABASE_URL = "postgres://tongban:secret@db/tongban";
  assert.equal(readConfig({ DATABASE_URL }).mode, "production");
  assert.equal(readConfig({ DATABASE_URL, TONGBAN_MODE: "demonstration" }).mode, "demonstration");
  assert.equal(readConfig({ TONGBAN_MODE: "production" }).mode, "production");
});

const wrong: Record<string, string> = {
  TONGBAN_PORT: "eighty",
  TONGBAN_CONNECTIONS: "3",
  TONGBAN_MODE: "test",
  TONGBAN_DIVISION: "Changning",
  TONGBAN_PUBLIC_URL: "https://zwfw.example.gov.cn/path",
  TONGBAN_TRUSTED_PROXIES: "proxy",
  TONGBAN_KEY: "short",
  TONGBAN_VIRUS_SCAN: "clamscan",
  DATABASE_URL: "mysql://db/tongban",
  TONGBAN_PROT: "8080",
};
for (const [name, value] of Object.entries(wrong)) {
  test(`a bad value is one sentence that names ${name}`, () => {
    assert.throws(
      () => readConfig({ [name]: value }),
      (error: Error & { chinese: string }) => {
        assert.match(error.message, new RegExp(`^[^\\n]*${name}[^\\n]*\\.$`));
        assert.match(error.chinese, new RegExp(`^[^\\n]*${name}[^\\n]*。$`));
        assert.ok(!error.message.includes(value), "a value may be a secret");
        return true;
      },
    );
  });
}

test("docs/operating.md lists every setting as it is", () => {
  const text = readFileSync(new URL("../docs/operating.md", import.meta.url), "utf8");
  const rows = settingTable.map(({ name, fallback, meaning }) => {
    return `| \`${name}\` | ${fallback === "" ? "" : `\`${fallback}\``} | ${meaning} |`;
  });
  assert.deepEqual(
    rows.filter((row) => !text.includes(row)),
    [],
  );
});
