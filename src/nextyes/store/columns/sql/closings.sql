SELECT
  "t0"."deal_id",
  "t0"."at",
  "t0"."kind" = 12 AS "won"
FROM "events" AS "t0"
WHERE
  "t0"."kind" IN (12, 13)
ORDER BY
  "t0"."at" ASC,
  "t0"."id" ASC
