/** The configuration: read once at the start from the environment, checked, typed. `docs/operating.md` lists it. */
import { isIP } from "node:net";
import {
  addressRanges,
  choice,
  type Environment,
  matching,
  optional,
  path,
  postgresUrl,
  readSetting,
  refuseUnknownSettings,
  type Setting,
  secretKey,
  setting,
  webOrigin,
  whole,
} from "./platform/settings.ts";

const division = matching(/^[1-9][0-9]{5}$/, "six digits, such as 430482", "6 位数字，例如 430482");
const host = matching(/^[0-9A-Za-z.:-]+$/, "an address or host name", "一个地址或主机名");
const token = matching(/^\S{16,}$/, "at least 16 characters without spaces", "至少 16 个字符且不含空格");
const words = matching(/^\S+$/, "text without spaces", "不含空格的文字");
const webAddress = matching(
  /^https?:\/\/\S+$/,
  "an address such as https://id.example.gov.cn",
  "形如 https://id.example.gov.cn 的地址",
);
const command = matching(/^\//, "the full path of a program", "一个程序的完整路径");

const settings = {
  databaseUrl: optional("DATABASE_URL", postgresUrl, "PostgreSQL 15 or newer; absent: the built-in one"),
  home: setting("TONGBAN_HOME", path, ".tongban", "folder of all that is kept: database, files, keys, logs"),
  data: setting("TONGBAN_DATA", path, "data", "folder of the hall as data: items, case types, calendar"),
  mode: optional(
    "TONGBAN_MODE",
    choice("demonstration", "production"),
    "`demonstration` loads example people and shows sent messages on a page, `production` does neither; absent: `production` with `DATABASE_URL`, else `demonstration`",
  ),
  division: setting("TONGBAN_DIVISION", division, "430482", "the county's six digits"),
  host: setting("TONGBAN_HOST", host, "127.0.0.1", "address to listen on"),
  port: setting("TONGBAN_PORT", whole(0, 65_535), "8080", "port to listen on"),
  publicUrl: optional(
    "TONGBAN_PUBLIC_URL",
    webOrigin,
    "address people use: for links, QR codes, the origin check",
  ),
  trustedProxies: setting(
    "TONGBAN_TRUSTED_PROXIES",
    addressRanges,
    "",
    "proxies whose X-Forwarded-* headers count",
  ),
  identityUrl: optional("TONGBAN_IDENTITY_URL", webAddress, "national identity: issuer of OpenID Connect"),
  identityClient: optional("TONGBAN_IDENTITY_CLIENT", words, "national identity: our client id"),
  identitySecret: optional("TONGBAN_IDENTITY_SECRET", words, "national identity: our client secret"),
  kioskUrl: optional(
    "TONGBAN_KIOSK_URL",
    webAddress,
    "connector of the kiosks' card readers, cameras and printers",
  ),
  kioskKey: optional("TONGBAN_KIOSK_KEY", words, "kiosk connector: bearer key"),
  paymentUrl: optional(
    "TONGBAN_PAYMENT_URL",
    webAddress,
    "payment gateway: orders by POST, their state by GET",
  ),
  paymentKey: optional("TONGBAN_PAYMENT_KEY", words, "payment gateway: bearer key"),
  smsUrl: optional("TONGBAN_SMS_URL", webAddress, "SMS gateway: takes { id, phone, text } by POST"),
  smsKey: optional("TONGBAN_SMS_KEY", words, "SMS gateway: bearer key"),
  key: optional(
    "TONGBAN_KEY",
    secretKey,
    "32 bytes in base64 that seal personal data; absent: a file in the home",
  ),
  connections: setting(
    "TONGBAN_CONNECTIONS",
    whole(4, 200),
    "16",
    "most database connections of one process",
  ),
  statementSeconds: setting(
    "TONGBAN_STATEMENT_SECONDS",
    whole(1, 600),
    "30",
    "longest statement of a request",
  ),
  jobs: setting("TONGBAN_JOBS", whole(0, 32), "4", "jobs this process does at once; 0: it does none"),
  bodyKilobytes: setting(
    "TONGBAN_BODY_KB",
    whole(16, 10_240),
    "512",
    "largest request body that is not a file",
  ),
  uploadMegabytes: setting("TONGBAN_UPLOAD_MB", whole(1, 500), "20", "largest uploaded file"),
  virusScan: optional(
    "TONGBAN_VIRUS_SCAN",
    command,
    "command that gets a file's path and exits 0 if it is clean, such as `/usr/bin/clamdscan --no-summary`",
  ),
  clientRate: setting(
    "TONGBAN_RATE_CLIENT",
    whole(0, 1e6),
    "6000",
    "requests a minute from one address; 0: any number",
  ),
  accountRate: setting(
    "TONGBAN_RATE_ACCOUNT",
    whole(0, 1e6),
    "1200",
    "requests a minute of one session; 0: any number",
  ),
  lagMs: setting(
    "TONGBAN_SHED_LAG_MS",
    whole(20, 60_000),
    "500",
    "delay of the event loop above which requests get 503",
  ),
  inFlight: setting(
    "TONGBAN_SHED_REQUESTS",
    whole(10, 100_000),
    "2000",
    "requests in work above which more get 503",
  ),
  logLevel: setting(
    "TONGBAN_LOG_LEVEL",
    choice("debug", "info", "warn", "error", "silent"),
    "info",
    "least level that is logged",
  ),
  logFile: optional("TONGBAN_LOG_FILE", path, "file of the log; absent: standard output"),
  metricsToken: optional(
    "TONGBAN_METRICS_TOKEN",
    token,
    "bearer token for /metrics; absent: only this machine may read it",
  ),
};

type Settings = typeof settings;

type Read = { readonly [K in keyof Settings]: Settings[K] extends Setting<infer T> ? T : never };

export type Config = Omit<Read, "mode"> & {
  readonly mode: NonNullable<Read["mode"]>;
  /** The origin of links: the public address, or where the server listens. */
  readonly origin: string;
};

/** All settings as a table, for the documentation. */
export const settingTable = Object.values(settings).map(({ name, fallback, meaning }) => ({
  name,
  fallback: fallback ?? "",
  meaning,
}));

/** Reads and checks every setting. */
export function readConfig(environment: Environment = process.env): Config {
  refuseUnknownSettings(Object.values(settings), environment);
  const entries = Object.entries(settings).map(([key, one]) => [
    key,
    readSetting(one as Setting<unknown>, environment),
  ]);
  const config = Object.fromEntries(entries) as Read;
  // Example people with a known password must not come into a real hall's database because nobody said anything.
  const mode = config.mode ?? (config.databaseUrl ? "production" : "demonstration");
  const host = isIP(config.host) === 6 ? `[${config.host}]` : config.host;
  return Object.freeze({ ...config, mode, origin: config.publicUrl ?? `http://${host}:${config.port}` });
}
