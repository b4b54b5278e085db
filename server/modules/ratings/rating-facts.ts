/** Facts of ratings (R4.8): ratings given, matters that could be rated, bad ratings and how they were put right. */
import { type FactReading, keysOf } from "#server/kernel/metric/fact-reading.ts";
import { gradeNames } from "#server/kernel/rating/rating.ts";

const gradeInWords = (column: string) =>
  `case ${column} ${Object.entries(gradeNames)
    .map(([grade, name]) => `when ${grade} then '${name}'`)
    .join(" ")} end`;

const givenFacts: FactReading = {
  source: "rating",
  name: "评价",
  facts: `
    select id::text as key, 'rating.given' as kind, array[standing, 'grade-' || grade,
        case when grade <= 3 then 'good' else 'bad' end, case when text_sealed is null then null else 'with-words' end] as marks,
      rated_on as day, organ, item_key as item, hall, counter, person as staff, 'rating-' || channel as channel
    from rating where division = $1 and id = any($2::uuid[])`,
  keys: keysOf("rating", "id"),
  // R4.10: neither the matter nor who rated it.
  named: `select id::text as key, ${gradeInWords("grade")} as subject from rating
    where division = $1 and id = any($2::uuid[])`,
};

/** A matter counts once, on the day it was first served, however many services of it could be rated; each service is one. */
const ratableFacts: FactReading = {
  source: "ratable",
  name: "可评价的办件",
  facts: `
    select p.case_id::text as key, 'rating.matter' as kind,
      array[case when bool_or(r.standing in ('counted', 'excluded')) then 'rated' else 'unrated' end] as marks,
      min(p.served_on) as day, (array_agg(p.organ order by p.served_at, p.service))[1] as organ,
      (array_agg(p.item_key order by p.served_at, p.service))[1] as item,
      (array_agg(p.hall order by p.served_at, p.service))[1] as hall,
      (array_agg(p.counter order by p.served_at, p.service))[1] as counter,
      (array_agg(p.person order by p.served_at, p.service))[1] as staff
    from rating_point p
    left join rating r on r.division = p.division and r.case_id = p.case_id and r.service = p.service
    where p.division = $1 and p.case_id = any($2::bigint[]) group by p.division, p.case_id
    union all
    select case_id::text, 'rating.service', array[kind], served_on, organ, item_key, hall, counter, person
    from rating_point where division = $1 and case_id = any($2::bigint[])`,
  keys: `select distinct case_id::text as key from rating_point where division = $1 and case_id::text > $2
    order by 1 limit $3`,
};

const badFacts: FactReading = {
  source: "bad-rating",
  name: "差评整改",
  facts: `
    select b.rating_id::text as key, 'rating.bad' as kind, array[r.standing,
        case when b.called_at is null then 'not-called' else 'called' end,
        case when b.confirmed_at is null then null else 'confirmed' end,
        case when b.rectified_at is null then null when b.late then 'rectified-late' else 'rectified-in-time' end] as marks,
      r.rated_on as day, r.organ, r.item_key as item, r.hall, r.counter, r.person as staff, 'rating-' || r.channel as channel
    from bad_rating b join rating r on r.division = b.division and r.id = b.rating_id
    where b.division = $1 and b.rating_id = any($2::uuid[])`,
  keys: keysOf("bad_rating", "rating_id"),
  named: `select id::text as key, ${gradeInWords("grade")} as subject from rating
    where division = $1 and id = any($2::uuid[])`,
};

export const ratingFacts: readonly FactReading[] = [givenFacts, ratableFacts, badFacts];
