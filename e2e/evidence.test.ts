import assert from "node:assert/strict";
import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { EvaluationList, EvaluationView } from "#contract/evaluation-desk.ts";
import { soundly } from "#server/modules/evaluation/evaluation.fixture.ts";
import { picture as dot } from "#server/testing/upload.ts";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { type DeskHand, deskHand } from "./desk-hands.ts";
import { desk, phone, picture, testSite, visitor } from "./frame.ts";

const path = "/api/staff/evaluations";
const png = { mimeType: "image/png", buffer: dot };

/** Begun, with every value entered by hand. */
async function enteredByHand(hand: DeskHand): Promise<string> {
  const { organs, years } = await hand.get<EvaluationList>(path);
  const year = years[1]!;
  const opening = { requestKey: randomUUID(), year, organ: organs[0]!.uscc };
  const { number } = await hand.post<{ number: string }>(path, opening);
  const { content, version } = await hand.get<EvaluationView>(`${path}/${number}`);
  const body = { requestKey: randomUUID(), version, content: soundly(content, year), note: "填写" };
  await hand.post(`${path}/${number}/content`, body);
  return number;
}

async function bothSizes(page: Page, name: string) {
  await assertAccessible(page);
  await picture(page, name);
  await page.setViewportSize(phone);
  await assertAccessible(page);
  await picture(page, name);
  await page.setViewportSize(desk);
}

test("§15 a file of evidence is brought in the editor of the self-evaluation", async (all) => {
  const site = await testSite(all, { config: { uploadMegabytes: 1 } });
  const number = await enteredByHand(await deskHand(all, site, "supervisor"));
  const { page, troubles } = await visitor(all, site, desk);
  await sitDown(page, "supervisor");
  await page.goto(`/staff/evaluations/${number}?tab=figures`);
  const figure = page.getByRole("group", { name: "项目支出", exact: true });
  const brought = figure.getByLabel("项目支出的依据文件", { exact: true });

  await all.test(
    "what is no paper, or too large, is refused in words, and another can be chosen",
    async () => {
      const script = { name: "台账.pdf", mimeType: "application/pdf", buffer: Buffer.from("echo 1") };
      await brought.setInputFiles(script);
      await figure
        .getByRole("alert")
        .getByText(/只能上传 PDF、JPG、PNG/)
        .waitFor();
      await bothSizes(page, "evidence-refused");
      const large = Buffer.concat([dot, Buffer.alloc(3 * 1024 * 1024)]);
      await brought.setInputFiles({ name: "扫描件.png", mimeType: "image/png", buffer: large });
      await figure
        .getByRole("alert")
        .getByText(/文件太大/)
        .waitFor();
      assert.equal(await brought.isEnabled(), true);
    },
  );

  await all.test("it is kept under its digest with the report, and can be downloaded", async () => {
    await brought.setInputFiles({ ...png, name: "资产台账.png" });
    const link = figure.getByRole("link", { name: /^资产台账.png/ });
    await link.waitFor();
    assert.equal(await figure.getByRole("alert").count(), 0);
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("第 3 次").waitFor();
    await page.reload();
    await link.waitFor();
    await bothSizes(page, "evidence-brought");
    const digest = createHash("sha256").update(dot).digest("hex");
    assert.ok((await link.getAttribute("href"))?.endsWith(digest));
    const downloading = page.waitForEvent("download");
    await link.click();
    const download = await downloading;
    assert.equal(download.suggestedFilename(), "资产台账.png");
    assert.deepEqual(await readFile(await download.path()), dot);
    const report = await (await page.request.get(`${path}/${number}/report.html`)).text();
    assert.match(report, new RegExp(`附件清单[\\s\\S]*资产台账.png[\\s\\S]*${digest}`));
  });

  await all.test("it is taken away again", async () => {
    await figure.getByRole("button", { name: "去掉项目支出的依据文件" }).click();
    await brought.waitFor();
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("第 4 次").waitFor();
    const report = await (await page.request.get(`${path}/${number}/report.html`)).text();
    assert.doesNotMatch(report, /资产台账/);
    assert.deepEqual(troubles, []);
  });
});
