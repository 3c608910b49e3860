WITH "t13" AS (
  SELECT
    *
  FROM (
    SELECT
      "t7"."deal_id",
      "t7"."as_of",
      FALSE AS "weekly",
      "t7"."earliest"."minutes" AS "minutes"
    FROM (
      SELECT
        "t3"."deal_id",
        "t3"."at" AS "as_of",
        MIN(
          {'kind': "t3"."kind", 'id': "t3"."id", 'minutes': COALESCE("t3"."number", CAST('nan' AS DOUBLE))}
        ) AS "earliest"
      FROM (
        SELECT
          *
        FROM "events" AS "t0"
        WHERE
          "t0"."kind" IN (6, 7) AND "t0"."at" >= AFTER() AND "t0"."at" < UNTIL()
      ) AS "t3"
      GROUP BY
        1,
        2
    ) AS "t7"
  ) AS "t10"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t9"."deal_id",
      "t9"."as_of",
      TRUE AS "weekly",
      CAST('nan' AS DOUBLE) AS "minutes"
    FROM (
      SELECT
        "t5"."deal_id",
        "t5"."opened_at",
        "t5"."closing",
        "t2"."as_of"
      FROM (
        SELECT
          "t0"."deal_id",
          MIN("t0"."at") AS "opened_at",
          MAX({'at': "t0"."at", 'kind': "t0"."kind", 'id': "t0"."id"}) FILTER(WHERE
            "t0"."kind" IN (12, 13, 15)) AS "closing"
        FROM "events" AS "t0"
        GROUP BY
          1
      ) AS "t5"
      INNER JOIN "weeks" AS "t2"
        ON "t5"."opened_at" < "t2"."as_of"
    ) AS "t9"
    WHERE
      (
        (
          "t9"."closing"."kind"
        ) IS NULL
      )
      OR (
        "t9"."closing"."kind" = 15
      )
      OR (
        "t9"."as_of" <= "t9"."closing"."at"
      )
  ) AS "t12"
)
SELECT
  "t27"."deal_id",
  "t27"."as_of",
  "t27"."weekly",
  "t27"."minutes",
  "t27"."touches" + CASE WHEN "t27"."weekly" THEN 0 ELSE 1 END AS "touch_number"
FROM (
  SELECT
    "t15"."deal_id",
    "t15"."as_of",
    "t15"."weekly",
    "t15"."minutes",
    "t26"."touches",
    "t26"."closing",
    "t26"."opened_at"
  FROM "t13" AS "t15"
  INNER JOIN (
    SELECT
      "t24"."deal_id",
      "t24"."as_of",
      COALESCE("t24"."touches", 0) AS "touches",
      "t24"."closing",
      "t24"."opened_at"
    FROM (
      SELECT
        "t23"."deal_id",
        "t23"."as_of",
        MIN("t23"."opened_at") OVER (
          PARTITION BY "t23"."deal_id"
          ORDER BY "t23"."as_of" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "opened_at",
        MAX("t23"."opened") OVER (
          PARTITION BY "t23"."deal_id"
          ORDER BY "t23"."as_of" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "opened",
        MAX("t23"."assigned") OVER (
          PARTITION BY "t23"."deal_id"
          ORDER BY "t23"."as_of" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "assigned",
        MAX("t23"."valued") OVER (
          PARTITION BY "t23"."deal_id"
          ORDER BY "t23"."as_of" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "valued",
        MAX("t23"."promised") OVER (
          PARTITION BY "t23"."deal_id"
          ORDER BY "t23"."as_of" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "promised",
        SUM("t23"."pushes") OVER (
          PARTITION BY "t23"."deal_id"
          ORDER BY "t23"."as_of" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "pushes",
        MAX("t23"."staged") OVER (
          PARTITION BY "t23"."deal_id"
          ORDER BY "t23"."as_of" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "staged",
        MAX("t23"."stage_since") OVER (
          PARTITION BY "t23"."deal_id"
          ORDER BY "t23"."as_of" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "stage_since",
        SUM("t23"."stage_moves") OVER (
          PARTITION BY "t23"."deal_id"
          ORDER BY "t23"."as_of" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "stage_moves",
        SUM("t23"."touches") OVER (
          PARTITION BY "t23"."deal_id"
          ORDER BY "t23"."as_of" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "touches",
        MAX("t23"."last_touched_at") OVER (
          PARTITION BY "t23"."deal_id"
          ORDER BY "t23"."as_of" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "last_touched_at",
        SUM("t23"."asks") OVER (
          PARTITION BY "t23"."deal_id"
          ORDER BY "t23"."as_of" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "asks",
        MAX("t23"."last_asked_at") OVER (
          PARTITION BY "t23"."deal_id"
          ORDER BY "t23"."as_of" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "last_asked_at",
        SUM("t23"."minutes") OVER (
          PARTITION BY "t23"."deal_id"
          ORDER BY "t23"."as_of" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "minutes",
        SUM("t23"."heard") OVER (
          PARTITION BY "t23"."deal_id"
          ORDER BY "t23"."as_of" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "heard",
        MAX("t23"."last_heard_at") OVER (
          PARTITION BY "t23"."deal_id"
          ORDER BY "t23"."as_of" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "last_heard_at",
        SUM("t23"."offers") OVER (
          PARTITION BY "t23"."deal_id"
          ORDER BY "t23"."as_of" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "offers",
        MIN("t23"."first_offered_at") OVER (
          PARTITION BY "t23"."deal_id"
          ORDER BY "t23"."as_of" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "first_offered_at",
        MAX("t23"."last_offered_at") OVER (
          PARTITION BY "t23"."deal_id"
          ORDER BY "t23"."as_of" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "last_offered_at",
        MAX("t23"."wait") OVER (
          PARTITION BY "t23"."deal_id"
          ORDER BY "t23"."as_of" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "wait",
        MAX("t23"."stopped") OVER (
          PARTITION BY "t23"."deal_id"
          ORDER BY "t23"."as_of" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "stopped",
        MAX("t23"."closing") OVER (
          PARTITION BY "t23"."deal_id"
          ORDER BY "t23"."as_of" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "closing"
      FROM (
        SELECT
          "t22"."deal_id",
          "t22"."as_of",
          MIN("t22"."at") FILTER(WHERE
            "t22"."kind" <> -1) AS "opened_at",
          MAX(
            {'at': "t22"."at", 'kind': "t22"."kind", 'id': "t22"."id", 'word': "t22"."word", 'second': "t22"."second"}
          ) FILTER(WHERE
            "t22"."kind" IN (0)) AS "opened",
          MAX({'at': "t22"."at", 'kind': "t22"."kind", 'id': "t22"."id", 'word': "t22"."word"}) FILTER(WHERE
            "t22"."kind" IN (1)) AS "assigned",
          MAX(
            {'at': "t22"."at", 'kind': "t22"."kind", 'id': "t22"."id", 'word': "t22"."word", 'number': "t22"."number"}
          ) FILTER(WHERE
            "t22"."kind" IN (2)) AS "valued",
          MAX({'at': "t22"."at", 'kind': "t22"."kind", 'id': "t22"."id", 'day': "t22"."day"}) FILTER(WHERE
            "t22"."kind" IN (3)) AS "promised",
          SUM("t22"."one") FILTER(WHERE
            "t22"."pushed") AS "pushes",
          MAX({'at': "t22"."at", 'kind': "t22"."kind", 'id': "t22"."id", 'word': "t22"."word"}) FILTER(WHERE
            "t22"."kind" IN (4)) AS "staged",
          MAX("t22"."at") FILTER(WHERE
            "t22"."changed") AS "stage_since",
          SUM("t22"."one") FILTER(WHERE
            "t22"."moved") AS "stage_moves",
          SUM("t22"."one") FILTER(WHERE
            "t22"."kind" IN (6, 7)) AS "touches",
          MAX("t22"."at") FILTER(WHERE
            "t22"."kind" IN (6, 7)) AS "last_touched_at",
          SUM("t22"."one") FILTER(WHERE
            "t22"."kind" IN (7)) AS "asks",
          MAX("t22"."at") FILTER(WHERE
            "t22"."kind" IN (7)) AS "last_asked_at",
          SUM("t22"."number") FILTER(WHERE
            "t22"."kind" IN (6, 7, 9, 5) AND NOT (
              ISNAN("t22"."number")
            )) AS "minutes",
          SUM("t22"."one") FILTER(WHERE
            "t22"."letter" >= 2) AS "heard",
          MAX("t22"."at") FILTER(WHERE
            "t22"."letter" >= 2) AS "last_heard_at",
          SUM("t22"."one") FILTER(WHERE
            "t22"."kind" IN (8) AND (
              "t22"."word" = 'us'
            )) AS "offers",
          MIN("t22"."at") FILTER(WHERE
            "t22"."kind" IN (8) AND (
              "t22"."word" = 'us'
            )) AS "first_offered_at",
          MAX("t22"."at") FILTER(WHERE
            "t22"."kind" IN (8) AND (
              "t22"."word" = 'us'
            )) AS "last_offered_at",
          MAX({'at': "t22"."at", 'kind': "t22"."kind", 'id': "t22"."id", 'day': "t22"."day"}) FILTER(WHERE
            (
              "t22"."kind" IN (11, 10)
              OR (
                "t22"."kind" IN (16) AND (
                  "t22"."word" = 'them'
                )
              )
            )
            AND (
              "t22"."day" <> -9223372036854775808
            )) AS "wait",
          MAX("t22"."one") FILTER(WHERE
            "t22"."kind" IN (10) AND (
              "t22"."word" = 'stop'
            )) AS "stopped",
          MAX({'at': "t22"."at", 'kind': "t22"."kind", 'id': "t22"."id"}) FILTER(WHERE
            "t22"."kind" IN (12, 13, 15)) AS "closing"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t20"."deal_id",
              "t20"."at",
              "t20"."kind",
              "t20"."id",
              "t20"."word",
              "t20"."second",
              "t20"."number",
              "t20"."day",
              "t20"."one",
              "t20"."changed",
              "t20"."moved",
              "t20"."pushed",
              "t20"."letter",
              MIN(CASE WHEN "t20"."kind" = -1 THEN "t20"."at" ELSE CAST(NULL AS BIGINT) END) OVER (
                PARTITION BY "t20"."deal_id"
                ORDER BY "t20"."at" ASC, "t20"."kind" ASC
                ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
              ) AS "as_of"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t0"."deal_id",
                    "t0"."at",
                    "t0"."kind",
                    "t0"."id",
                    "t0"."word",
                    "t0"."second",
                    COALESCE("t0"."number", CAST('nan' AS DOUBLE)) AS "number",
                    COALESCE("t0"."day", -9223372036854775808) AS "day",
                    1.0 AS "one",
                    FALSE AS "changed",
                    FALSE AS "moved",
                    FALSE AS "pushed",
                    CASE
                      WHEN "t0"."kind" IN (6)
                      THEN 0
                      WHEN "t0"."kind" IN (7)
                      THEN 1
                      ELSE CAST(NULL AS BIGINT)
                    END AS "letter"
                  FROM "events" AS "t0"
                  WHERE
                    NOT (
                      "t0"."kind" IN (4, 3)
                      OR (
                        "t0"."kind" IN (9)
                        OR (
                          "t0"."kind" IN (8) AND (
                            "t0"."word" = 'them'
                          )
                        )
                        OR (
                          "t0"."kind" IN (10) AND (
                            "t0"."word" <> 'auto_reply'
                          )
                        )
                      )
                    )
                ) AS "t8"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t11"."deal_id",
                    "t11"."at",
                    "t11"."kind",
                    "t11"."id",
                    "t11"."word",
                    "t11"."second",
                    "t11"."number",
                    "t11"."day",
                    "t11"."one",
                    "t11"."kind" IN (4) AND (
                      "t11"."word" <> "t11"."old"
                    ) AS "changed",
                    "t11"."kind" IN (4)
                    AND (
                      "t11"."word" <> "t11"."old"
                    )
                    AND (
                      "t11"."old" <> ''
                    ) AS "moved",
                    "t11"."kind" IN (3)
                    AND (
                      "t11"."old_day" <> -9223372036854775808
                    )
                    AND (
                      "t11"."day" > "t11"."old_day"
                    ) AS "pushed",
                    CASE
                      WHEN (
                        "t11"."kind" IN (9)
                        OR (
                          "t11"."kind" IN (8) AND (
                            "t11"."word" = 'them'
                          )
                        )
                        OR (
                          "t11"."kind" IN (10) AND (
                            "t11"."word" <> 'auto_reply'
                          )
                        )
                      )
                      AND (
                        (
                          "t11"."next_at" IS NULL
                        ) OR (
                          "t11"."next_at" <> "t11"."at"
                        )
                      )
                      THEN CASE
                        WHEN "t11"."kind" IN (8)
                        THEN 3
                        WHEN "t11"."kind" IN (10) AND (
                          "t11"."word" = 'no'
                        )
                        THEN 4
                        WHEN "t11"."kind" IN (10) AND (
                          "t11"."word" = 'stop'
                        )
                        THEN 4
                        WHEN "t11"."kind" IN (10) AND (
                          "t11"."word" = 'not_now'
                        )
                        THEN 5
                        WHEN "t11"."kind" IN (10) AND (
                          "t11"."word" = 'counter'
                        )
                        THEN 3
                        WHEN "t11"."kind" IN (10) AND (
                          "t11"."word" = 'hedge'
                        )
                        THEN 6
                        ELSE 2
                      END
                      ELSE CAST(NULL AS BIGINT)
                    END AS "letter"
                  FROM (
                    SELECT
                      "t6"."deal_id",
                      "t6"."at",
                      "t6"."kind",
                      "t6"."id",
                      "t6"."word",
                      "t6"."second",
                      "t6"."number",
                      "t6"."day",
                      "t6"."one",
                      COALESCE(
                        LAG("t6"."word") OVER (
                          PARTITION BY "t6"."deal_id", CASE
                            WHEN "t6"."kind" IN (4)
                            THEN 1
                            ELSE CASE WHEN "t6"."kind" IN (3) THEN 2 ELSE 3 END
                          END
                          ORDER BY "t6"."at" ASC, "t6"."kind" ASC, "t6"."id" ASC
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ),
                        ''
                      ) AS "old",
                      COALESCE(
                        LAG("t6"."day") OVER (
                          PARTITION BY "t6"."deal_id", CASE
                            WHEN "t6"."kind" IN (4)
                            THEN 1
                            ELSE CASE WHEN "t6"."kind" IN (3) THEN 2 ELSE 3 END
                          END
                          ORDER BY "t6"."at" ASC, "t6"."kind" ASC, "t6"."id" ASC
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ),
                        -9223372036854775808
                      ) AS "old_day",
                      LEAD("t6"."at") OVER (
                        PARTITION BY "t6"."deal_id", CASE
                          WHEN "t6"."kind" IN (4)
                          THEN 1
                          ELSE CASE WHEN "t6"."kind" IN (3) THEN 2 ELSE 3 END
                        END
                        ORDER BY "t6"."at" ASC, "t6"."kind" ASC, "t6"."id" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ) AS "next_at"
                    FROM (
                      SELECT
                        "t0"."deal_id",
                        "t0"."at",
                        "t0"."kind",
                        "t0"."id",
                        "t0"."word",
                        "t0"."second",
                        COALESCE("t0"."number", CAST('nan' AS DOUBLE)) AS "number",
                        COALESCE("t0"."day", -9223372036854775808) AS "day",
                        1.0 AS "one"
                      FROM "events" AS "t0"
                      WHERE
                        "t0"."kind" IN (4, 3)
                        OR (
                          "t0"."kind" IN (9)
                          OR (
                            "t0"."kind" IN (8) AND (
                              "t0"."word" = 'them'
                            )
                          )
                          OR (
                            "t0"."kind" IN (10) AND (
                              "t0"."word" <> 'auto_reply'
                            )
                          )
                        )
                    ) AS "t6"
                  ) AS "t11"
                ) AS "t18"
              ) AS "t19"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  "t16"."deal_id",
                  "t16"."as_of" AS "at",
                  -1 AS "kind",
                  CAST(NULL AS TEXT) AS "id",
                  CAST(NULL AS TEXT) AS "word",
                  CAST(NULL AS TEXT) AS "second",
                  CAST(NULL AS DOUBLE) AS "number",
                  CAST(NULL AS BIGINT) AS "day",
                  CAST(NULL AS DOUBLE) AS "one",
                  CAST(NULL AS BOOLEAN) AS "changed",
                  CAST(NULL AS BOOLEAN) AS "moved",
                  CAST(NULL AS BOOLEAN) AS "pushed",
                  CAST(NULL AS BIGINT) AS "letter"
                FROM (
                  SELECT DISTINCT
                    "t14"."deal_id",
                    "t14"."as_of"
                  FROM "t13" AS "t14"
                ) AS "t16"
              ) AS "t17"
            ) AS "t20"
          ) AS "t21"
          WHERE
            "t21"."as_of" IS NOT NULL
        ) AS "t22"
        GROUP BY
          1,
          2
      ) AS "t23"
    ) AS "t24"
  ) AS "t26"
    ON "t15"."deal_id" = "t26"."deal_id" AND "t15"."as_of" = "t26"."as_of"
) AS "t27"
WHERE
  "t27"."opened_at" IS NOT NULL
  AND (
    (
      (
        "t27"."closing"."kind"
      ) IS NULL
    )
    OR (
      "t27"."closing"."kind" = 15
    )
  )
  AND (
    "t27"."weekly" OR (
      "t27"."touches" > 0
    )
  )
ORDER BY
  "t27"."deal_id" ASC,
  "t27"."as_of" ASC,
  "t27"."weekly" ASC
