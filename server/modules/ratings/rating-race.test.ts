import assert from "node:assert/strict";
import { test } from "node:test";
import type { Grade } from "#contract/rating.ts";
import type { RatingFiguresPage } from "#contract/rating-desk.ts";
import { codeOf, decided, give, ok, ratingHall } from "./rating.fixture.ts";

for (const grade of [1, 5] as Grade[]) {
  test(`R4.3 pressed five times at once with grade ${grade}, and five times anew: one rating, at most one case`, async (t) => {
    const hall = await ratingHall(t);
    const number = await decided(hall);
    const send = (body: object) => hall.applicant.post(`/api/cases/${number}/ratings`, body);
    const same = give(grade);
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, () => send(same)),
      ...Array.from({ length: 5 }, () => send(give(grade))),
    ]);
    const taken = answers.filter(({ statusCode }) => statusCode === 200);
    const refused = answers.filter(({ statusCode }) => statusCode !== 200);
    assert.ok(taken.length === 1 || taken.length === 5, `${taken.length} were taken`);
    assert.equal(new Set(taken.map(({ body }) => body)).size, 1, "one answer");
    assert.deepEqual([...new Set(refused.map(codeOf))], ["rating-twice"]);
    const { rows } = await hall.services.pool.query("select grade from rating");
    assert.equal(rows.length, 1);
    const figures = await hall.supervisor.get("/api/staff/ratings/figures");
    assert.equal(ok<RatingFiguresPage>(figures).openBad, grade === 5 ? 1 : 0);
  });
}
