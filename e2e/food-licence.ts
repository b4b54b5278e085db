/** How somebody who opens a small restaurant answers the food-business licence's questions, by hand and by keyboard. */
import type { Page } from "playwright-core";

export const shop = "小满饭店";

/** The situation: a restaurant without cold dishes, a self-employed owner, in person. */
export async function answerSituation(page: Page): Promise<void> {
  await choose(page, "您准备做哪一类？", /^饭店/);
  await choose(page, "会不会做凉菜", "否");
  await choose(page, "您用什么身份来办？", "个体工商户");
  await choose(page, "是不是请别人代办？", "否");
}

/** The form's four pages. */
export async function answerForm(page: Page, goOn: () => Promise<void>): Promise<void> {
  await page.getByRole("heading", { level: 1, name: "经营者信息" }).waitFor();
  await page.getByLabel("单位（店铺）名称").fill(shop);
  await page.getByLabel("统一社会信用代码").fill("92430482MA00000008");
  await page.getByLabel(/经营者）姓名/).fill("欧阳小三");
  await page.getByLabel(/经营者）身份证号/).fill("11010519491231002X");
  await page.getByLabel(/经营者）手机号/).fill("13900002222");
  await fillAddress(page, "住所（登记地址）");
  await goOn();

  await page.getByRole("heading", { level: 1, name: "经营场所和项目" }).waitFor();
  await page.getByLabel("主体业态").selectOption({ label: "餐饮服务经营者" });
  await page.getByLabel("热食类食品制售").check();
  await page.getByLabel("自制饮品制售").check();
  await fillAddress(page, "经营场所地址");
  await page.getByLabel("经营场所面积").fill("60");
  await choose(page, "是否通过网络经营", "否");
  await goOn();

  await page.getByRole("heading", { level: 1, name: "人员" }).waitFor();
  await page.getByLabel("从业人员数").fill("3");
  await page.getByLabel("持有健康证明的人数").fill("3");
  await page.getByLabel("食品安全管理人员姓名").fill("欧阳小三");
  await page.getByLabel("食品安全管理人员手机号").fill("13900002222");
  await goOn();

  await page.getByRole("heading", { level: 1, name: "联系与代办" }).waitFor();
  await page.getByLabel("联系人姓名").fill("欧阳小三");
  await page.getByLabel("联系人手机号").fill("13900002222");
  await goOn();
}

/** One file for every material asked for; each is there before the next is sent. */
export async function handInMaterials(page: Page, file: Buffer): Promise<void> {
  const uploads = await page.locator("input[type=file]").all();
  for (const [at, upload] of uploads.entries()) {
    await upload.setInputFiles({ name: `材料${at + 1}.png`, mimeType: "image/png", buffer: file });
    await page.getByRole("link", { name: `材料${at + 1}.png` }).waitFor();
  }
}

async function choose(page: Page, question: string, answer: string | RegExp) {
  const group = page.getByRole("group", { name: question });
  await group.getByRole("radio", { name: answer }).check();
}

async function fillAddress(page: Page, name: string) {
  const address = page.getByRole("group", { name });
  await address.getByLabel("乡镇、街道").selectOption({ label: "宜阳街道" });
  await address.getByLabel("路名门牌").fill("演示路 1 号");
}

/** A whole reception typed as a clerk types: a digit chooses, Enter goes on to the next field. */
const keystrokes: readonly (string | { press: string })[] = [
  "1",
  ...["何秋月", "430499198509230029", "13800000002"].flatMap(enter),
  ...["1", "2", "1", "2"],
  ...[shop, "92430482MA00000008", "何秋月", "430499198509230029", "13800000002"].flatMap(enter),
  ...[{ press: "ArrowDown" }, { press: "Enter" }, ...enter("演示路 1 号")],
  ...[{ press: "ArrowDown" }, { press: "Enter" }],
  ...["1", { press: "Enter" }],
  ...[{ press: "ArrowDown" }, { press: "Enter" }, ...enter("演示路 1 号"), ...enter("60")],
  "2",
  ...["3", "3", "何秋月", "13800000002", "何秋月", "13800000002"].flatMap(enter),
];

function enter(text: string) {
  return [text, { press: "Enter" }];
}

export async function typeReception(page: Page): Promise<void> {
  await handIn(page, "申请人");
  await type(page, keystrokes);
}

/** Waits until the hand is in this part of the form: whoever types looks where they type. */
export async function handIn(page: Page, part: string): Promise<void> {
  await page.waitForFunction((name) => document.activeElement?.closest("section")?.ariaLabel === name, part);
}

/** Kind, name, identity number and phone come along with whoever was called. */
const knownStrokes = 7;

/** The same where it is known who stands there. */
export async function typeRest(page: Page): Promise<void> {
  await handIn(page, "情形");
  await type(page, keystrokes.slice(knownStrokes));
}

async function type(page: Page, strokes: typeof keystrokes): Promise<void> {
  for (const stroke of strokes) {
    if (typeof stroke !== "string") await page.keyboard.press(stroke.press);
    else await page.keyboard.type(stroke);
  }
}
