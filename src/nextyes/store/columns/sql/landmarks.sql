WITH "t3" AS (
  SELECT DISTINCT
    *
  FROM "points" AS "t1"
), "t9" AS (
  SELECT
    "t2"."deal_id",
    "t2"."at",
    "t2"."kind",
    "t2"."id",
    "t2"."word",
    "t2"."second",
    "t2"."number",
    "t2"."day"
  FROM "events" AS "t2"
  SEMI JOIN "t3" AS "t6"
    ON "t2"."deal_id" = "t6"."deal_id"
), "t11" AS (
  SELECT
    "t8"."deal_id",
    "t8"."at",
    "t8"."kind",
    "t8"."id",
    COALESCE("t8"."opened"."word", '') AS "organization",
    COALESCE("t8"."opened"."second", '') AS "pipeline",
    CASE WHEN "t8"."closing"."kind" = 12 THEN 1 ELSE 0 END AS "won",
    CASE WHEN "t8"."closing"."kind" = 13 THEN 1 ELSE 0 END AS "lost"
  FROM (
    SELECT
      "t4"."deal_id",
      "t4"."at",
      "t4"."kind",
      "t4"."id",
      "t4"."word",
      "t4"."second",
      "t4"."number",
      "t4"."day",
      MAX(
        {'at': "t4"."at", 'kind': "t4"."kind", 'id': "t4"."id", 'word': "t4"."word", 'second': "t4"."second"}
      ) FILTER(WHERE
        "t4"."kind" IN (0)) OVER (
        PARTITION BY "t4"."deal_id"
        ORDER BY "t4"."at" ASC, "t4"."kind" ASC, "t4"."id" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS "opened",
      MAX({'at': "t4"."at", 'kind': "t4"."kind", 'id': "t4"."id"}) FILTER(WHERE
        "t4"."kind" IN (12, 13, 15)) OVER (
        PARTITION BY "t4"."deal_id"
        ORDER BY "t4"."at" ASC, "t4"."kind" ASC, "t4"."id" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS "closing"
    FROM (
      SELECT
        *
      FROM "events" AS "t0"
      WHERE
        "t0"."kind" IN (0, 12, 13, 15)
    ) AS "t4"
  ) AS "t8"
), "t18" AS (
  SELECT
    *
  FROM "t11" AS "t12"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t15"."deal_id",
      "t15"."at",
      "t15"."kind",
      "t15"."id",
      "t15"."organization",
      "t15"."pipeline",
      -(
        "t15"."won"
      ) AS "won",
      -(
        "t15"."lost"
      ) AS "lost"
    FROM (
      SELECT
        "t12"."deal_id",
        "t12"."at",
        "t12"."kind",
        "t12"."id",
        LAG("t12"."organization") OVER (
          PARTITION BY "t12"."deal_id"
          ORDER BY "t12"."at" ASC, "t12"."kind" ASC, "t12"."id" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "organization",
        LAG("t12"."pipeline") OVER (
          PARTITION BY "t12"."deal_id"
          ORDER BY "t12"."at" ASC, "t12"."kind" ASC, "t12"."id" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "pipeline",
        LAG("t12"."won") OVER (
          PARTITION BY "t12"."deal_id"
          ORDER BY "t12"."at" ASC, "t12"."kind" ASC, "t12"."id" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "won",
        LAG("t12"."lost") OVER (
          PARTITION BY "t12"."deal_id"
          ORDER BY "t12"."at" ASC, "t12"."kind" ASC, "t12"."id" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "lost"
      FROM "t11" AS "t12"
    ) AS "t15"
  ) AS "t17"
), "t21" AS (
  SELECT
    *
  FROM (
    SELECT
      "t10"."deal_id",
      "t10"."at",
      "t10"."kind",
      "t10"."id",
      "t10"."word",
      "t10"."second",
      COALESCE("t10"."number", CAST('nan' AS DOUBLE)) AS "number",
      COALESCE("t10"."day", -9223372036854775808) AS "day",
      1.0 AS "one",
      FALSE AS "changed",
      FALSE AS "moved",
      FALSE AS "pushed",
      CASE
        WHEN "t10"."kind" = 6
        THEN 0
        WHEN "t10"."kind" = 7
        THEN 1
        WHEN (
          "t10"."kind" = 8
        ) AND (
          "t10"."word" = 'them'
        )
        THEN 2
        WHEN "t10"."kind" = 9
        THEN 3
        ELSE CAST(NULL AS BIGINT)
      END AS "letter"
    FROM "t9" AS "t10"
    WHERE
      NOT (
        (
          "t10"."kind" = 4
        )
        OR (
          "t10"."kind" = 3
        )
        OR (
          (
            "t10"."kind" = 10
          ) AND (
            "t10"."word" <> 'auto_reply'
          )
        )
      )
  ) AS "t14"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t16"."deal_id",
      "t16"."at",
      "t16"."kind",
      "t16"."id",
      "t16"."word",
      "t16"."second",
      "t16"."number",
      "t16"."day",
      "t16"."one",
      (
        "t16"."kind" = 4
      ) AND (
        "t16"."word" <> "t16"."old"
      ) AS "changed",
      (
        "t16"."kind" = 4
      )
      AND (
        "t16"."word" <> "t16"."old"
      )
      AND (
        "t16"."old" <> ''
      ) AS "moved",
      (
        "t16"."kind" = 3
      )
      AND (
        "t16"."old_day" <> -9223372036854775808
      )
      AND (
        "t16"."day" > "t16"."old_day"
      ) AS "pushed",
      CASE
        WHEN (
          "t16"."kind" = 10
        )
        AND (
          (
            "t16"."next_at" IS NULL
          ) OR (
            "t16"."next_at" <> "t16"."at"
          )
        )
        THEN CASE
          WHEN "t16"."word" = 'no'
          THEN 4
          WHEN "t16"."word" = 'not_now'
          THEN 5
          WHEN "t16"."word" = 'yes'
          THEN 6
          WHEN "t16"."word" = 'counter'
          THEN 7
          WHEN "t16"."word" = 'hedge'
          THEN 8
          WHEN "t16"."word" = 'auto_reply'
          THEN 6
          WHEN "t16"."word" = 'wrong_person'
          THEN 6
          WHEN "t16"."word" = 'stop'
          THEN 4
          WHEN "t16"."word" = 'question'
          THEN 6
          WHEN "t16"."word" = 'other'
          THEN 6
          ELSE CAST(NULL AS BIGINT)
        END
        ELSE CAST(NULL AS BIGINT)
      END AS "letter"
    FROM (
      SELECT
        "t13"."deal_id",
        "t13"."at",
        "t13"."kind",
        "t13"."id",
        "t13"."word",
        "t13"."second",
        "t13"."number",
        "t13"."day",
        "t13"."one",
        COALESCE(
          LAG("t13"."word") OVER (
            PARTITION BY "t13"."deal_id", "t13"."kind"
            ORDER BY "t13"."at" ASC, "t13"."id" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ),
          ''
        ) AS "old",
        COALESCE(
          LAG("t13"."day") OVER (
            PARTITION BY "t13"."deal_id", "t13"."kind"
            ORDER BY "t13"."at" ASC, "t13"."id" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ),
          -9223372036854775808
        ) AS "old_day",
        LEAD("t13"."at") OVER (
          PARTITION BY "t13"."deal_id", "t13"."kind"
          ORDER BY "t13"."at" ASC, "t13"."id" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "next_at"
      FROM (
        SELECT
          "t10"."deal_id",
          "t10"."at",
          "t10"."kind",
          "t10"."id",
          "t10"."word",
          "t10"."second",
          COALESCE("t10"."number", CAST('nan' AS DOUBLE)) AS "number",
          COALESCE("t10"."day", -9223372036854775808) AS "day",
          1.0 AS "one"
        FROM "t9" AS "t10"
        WHERE
          (
            "t10"."kind" = 4
          )
          OR (
            "t10"."kind" = 3
          )
          OR (
            (
              "t10"."kind" = 10
            ) AND (
              "t10"."word" <> 'auto_reply'
            )
          )
      ) AS "t13"
    ) AS "t16"
  ) AS "t20"
), "t43" AS (
  SELECT
    "t42"."deal_id",
    "t42"."as_of",
    "t42"."opened_at",
    "t42"."opened",
    "t42"."assigned",
    "t42"."valued",
    "t42"."promised",
    "t42"."pushes",
    "t42"."staged",
    "t42"."stage_since",
    "t42"."stage_moves",
    "t42"."touches",
    "t42"."last_touched_at",
    "t42"."asks",
    "t42"."last_asked_at",
    "t42"."minutes",
    "t42"."heard",
    "t42"."last_heard_at",
    "t42"."letters",
    "t42"."offers",
    "t42"."first_offered_at",
    "t42"."last_offered_at",
    "t42"."wait",
    "t42"."stopped",
    "t42"."closing",
    "t42"."organization",
    "t42"."pipeline",
    "t42"."story",
    "t42"."touch_pattern",
    "t40"."organization" AS "organization_right",
    "t40"."as_of" AS "as_of_right",
    "t40"."won",
    "t40"."lost"
  FROM (
    SELECT
      "t35"."deal_id",
      "t35"."as_of",
      "t35"."opened_at",
      "t35"."opened",
      "t35"."assigned",
      "t35"."valued",
      "t35"."promised",
      "t35"."pushes",
      "t35"."staged",
      "t35"."stage_since",
      "t35"."stage_moves",
      "t35"."touches",
      "t35"."last_touched_at",
      "t35"."asks",
      "t35"."last_asked_at",
      "t35"."minutes",
      "t35"."heard",
      "t35"."last_heard_at",
      "t35"."letters",
      "t35"."offers",
      "t35"."first_offered_at",
      "t35"."last_offered_at",
      "t35"."wait",
      "t35"."stopped",
      "t35"."closing",
      "t35"."organization",
      "t35"."pipeline",
      "t35"."story",
      REPLACE(
        REPLACE(
          REPLACE(
            REPLACE(
              REPLACE(
                REGEXP_REPLACE(
                  REGEXP_REPLACE(
                    REGEXP_REPLACE(
                      COALESCE(
                        SUBSTRING(
                          "t35"."story",
                          CASE WHEN (
                            0 + 1
                          ) >= 1 THEN 0 + 1 ELSE 0 + 1 + LENGTH("t35"."story") END,
                          CAST("t35"."letters" AS BIGINT)
                        ),
                        ''
                      ),
                      '[penlh]*([penlh])',
                      '\1',
                      'g'
                    ),
                    '^[penlh]',
                    '',
                    'g'
                  ),
                  's([penlh])',
                  '\1',
                  'g'
                ),
                'Sp',
                'P'
              ),
              'Se',
              'E'
            ),
            'Sn',
            'N'
          ),
          'Sl',
          'L'
        ),
        'Sh',
        'H'
      ) AS "touch_pattern"
    FROM (
      SELECT
        "t34".*
        EXCLUDE ("deal_id_right")
      FROM (
        SELECT
          "t33"."deal_id",
          "t33"."as_of",
          "t33"."opened_at",
          "t33"."opened",
          "t33"."assigned",
          "t33"."valued",
          "t33"."promised",
          "t33"."pushes",
          "t33"."staged",
          "t33"."stage_since",
          "t33"."stage_moves",
          "t33"."touches",
          "t33"."last_touched_at",
          "t33"."asks",
          "t33"."last_asked_at",
          "t33"."minutes",
          "t33"."heard",
          "t33"."last_heard_at",
          "t33"."letters",
          "t33"."offers",
          "t33"."first_offered_at",
          "t33"."last_offered_at",
          "t33"."wait",
          "t33"."stopped",
          "t33"."closing",
          "t33"."organization",
          "t33"."pipeline",
          "t28"."deal_id" AS "deal_id_right",
          "t28"."story"
        FROM (
          SELECT
            "t31"."deal_id",
            "t31"."as_of",
            "t31"."opened_at",
            "t31"."opened",
            "t31"."assigned",
            "t31"."valued",
            "t31"."promised",
            COALESCE("t31"."pushes", 0) AS "pushes",
            "t31"."staged",
            "t31"."stage_since",
            COALESCE("t31"."stage_moves", 0) AS "stage_moves",
            COALESCE("t31"."touches", 0) AS "touches",
            "t31"."last_touched_at",
            COALESCE("t31"."asks", 0) AS "asks",
            "t31"."last_asked_at",
            COALESCE("t31"."minutes", 0) AS "minutes",
            COALESCE("t31"."heard", 0) AS "heard",
            "t31"."last_heard_at",
            COALESCE("t31"."letters", 0) AS "letters",
            COALESCE("t31"."offers", 0) AS "offers",
            "t31"."first_offered_at",
            "t31"."last_offered_at",
            "t31"."wait",
            "t31"."stopped",
            "t31"."closing",
            COALESCE("t31"."opened"."word", '') AS "organization",
            COALESCE("t31"."opened"."second", '') AS "pipeline"
          FROM (
            SELECT
              "t30"."deal_id",
              "t30"."as_of",
              MIN("t30"."opened_at") OVER (
                PARTITION BY "t30"."deal_id"
                ORDER BY "t30"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "opened_at",
              MAX("t30"."opened") OVER (
                PARTITION BY "t30"."deal_id"
                ORDER BY "t30"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "opened",
              MAX("t30"."assigned") OVER (
                PARTITION BY "t30"."deal_id"
                ORDER BY "t30"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "assigned",
              MAX("t30"."valued") OVER (
                PARTITION BY "t30"."deal_id"
                ORDER BY "t30"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "valued",
              MAX("t30"."promised") OVER (
                PARTITION BY "t30"."deal_id"
                ORDER BY "t30"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "promised",
              SUM("t30"."pushes") OVER (
                PARTITION BY "t30"."deal_id"
                ORDER BY "t30"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "pushes",
              MAX("t30"."staged") OVER (
                PARTITION BY "t30"."deal_id"
                ORDER BY "t30"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "staged",
              MAX("t30"."stage_since") OVER (
                PARTITION BY "t30"."deal_id"
                ORDER BY "t30"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "stage_since",
              SUM("t30"."stage_moves") OVER (
                PARTITION BY "t30"."deal_id"
                ORDER BY "t30"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "stage_moves",
              SUM("t30"."touches") OVER (
                PARTITION BY "t30"."deal_id"
                ORDER BY "t30"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "touches",
              MAX("t30"."last_touched_at") OVER (
                PARTITION BY "t30"."deal_id"
                ORDER BY "t30"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "last_touched_at",
              SUM("t30"."asks") OVER (
                PARTITION BY "t30"."deal_id"
                ORDER BY "t30"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "asks",
              MAX("t30"."last_asked_at") OVER (
                PARTITION BY "t30"."deal_id"
                ORDER BY "t30"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "last_asked_at",
              SUM("t30"."minutes") OVER (
                PARTITION BY "t30"."deal_id"
                ORDER BY "t30"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "minutes",
              SUM("t30"."heard") OVER (
                PARTITION BY "t30"."deal_id"
                ORDER BY "t30"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "heard",
              MAX("t30"."last_heard_at") OVER (
                PARTITION BY "t30"."deal_id"
                ORDER BY "t30"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "last_heard_at",
              SUM("t30"."letters") OVER (
                PARTITION BY "t30"."deal_id"
                ORDER BY "t30"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "letters",
              SUM("t30"."offers") OVER (
                PARTITION BY "t30"."deal_id"
                ORDER BY "t30"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "offers",
              MIN("t30"."first_offered_at") OVER (
                PARTITION BY "t30"."deal_id"
                ORDER BY "t30"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "first_offered_at",
              MAX("t30"."last_offered_at") OVER (
                PARTITION BY "t30"."deal_id"
                ORDER BY "t30"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "last_offered_at",
              MAX("t30"."wait") OVER (
                PARTITION BY "t30"."deal_id"
                ORDER BY "t30"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "wait",
              MAX("t30"."stopped") OVER (
                PARTITION BY "t30"."deal_id"
                ORDER BY "t30"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "stopped",
              MAX("t30"."closing") OVER (
                PARTITION BY "t30"."deal_id"
                ORDER BY "t30"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "closing"
            FROM (
              SELECT
                "t29"."deal_id",
                "t29"."as_of",
                MIN("t29"."at") FILTER(WHERE
                  "t29"."kind" <> -1) AS "opened_at",
                MAX(
                  {'at': "t29"."at", 'kind': "t29"."kind", 'id': "t29"."id", 'word': "t29"."word", 'second': "t29"."second"}
                ) FILTER(WHERE
                  "t29"."kind" IN (0)) AS "opened",
                MAX({'at': "t29"."at", 'kind': "t29"."kind", 'id': "t29"."id", 'word': "t29"."word"}) FILTER(WHERE
                  "t29"."kind" IN (1)) AS "assigned",
                MAX(
                  {'at': "t29"."at", 'kind': "t29"."kind", 'id': "t29"."id", 'word': "t29"."word", 'number': "t29"."number"}
                ) FILTER(WHERE
                  "t29"."kind" IN (2)) AS "valued",
                MAX({'at': "t29"."at", 'kind': "t29"."kind", 'id': "t29"."id", 'day': "t29"."day"}) FILTER(WHERE
                  "t29"."kind" IN (3)) AS "promised",
                SUM("t29"."one") FILTER(WHERE
                  "t29"."pushed") AS "pushes",
                MAX({'at': "t29"."at", 'kind': "t29"."kind", 'id': "t29"."id", 'word': "t29"."word"}) FILTER(WHERE
                  "t29"."kind" IN (4)) AS "staged",
                MAX("t29"."at") FILTER(WHERE
                  "t29"."changed") AS "stage_since",
                SUM("t29"."one") FILTER(WHERE
                  "t29"."moved") AS "stage_moves",
                SUM("t29"."one") FILTER(WHERE
                  "t29"."kind" IN (6, 7)) AS "touches",
                MAX("t29"."at") FILTER(WHERE
                  "t29"."kind" IN (6, 7)) AS "last_touched_at",
                SUM("t29"."one") FILTER(WHERE
                  "t29"."kind" IN (7)) AS "asks",
                MAX("t29"."at") FILTER(WHERE
                  "t29"."kind" IN (7)) AS "last_asked_at",
                SUM("t29"."number") FILTER(WHERE
                  "t29"."kind" IN (6, 7, 9, 5) AND NOT (
                    ISNAN("t29"."number")
                  )) AS "minutes",
                COUNT(DISTINCT "t29"."at") FILTER(WHERE
                  "t29"."kind" IN (9)
                  OR (
                    "t29"."kind" IN (8) AND (
                      "t29"."word" = 'them'
                    )
                  )
                  OR (
                    "t29"."kind" IN (10) AND (
                      "t29"."word" <> 'auto_reply'
                    )
                  )) AS "heard",
                MAX("t29"."at") FILTER(WHERE
                  "t29"."kind" IN (9)
                  OR (
                    "t29"."kind" IN (8) AND (
                      "t29"."word" = 'them'
                    )
                  )
                  OR (
                    "t29"."kind" IN (10) AND (
                      "t29"."word" <> 'auto_reply'
                    )
                  )) AS "last_heard_at",
                SUM("t29"."one") FILTER(WHERE
                  "t29"."letter" IS NOT NULL) AS "letters",
                SUM("t29"."one") FILTER(WHERE
                  "t29"."kind" IN (8) AND (
                    "t29"."word" = 'us'
                  )) AS "offers",
                MIN("t29"."at") FILTER(WHERE
                  "t29"."kind" IN (8) AND (
                    "t29"."word" = 'us'
                  )) AS "first_offered_at",
                MAX("t29"."at") FILTER(WHERE
                  "t29"."kind" IN (8) AND (
                    "t29"."word" = 'us'
                  )) AS "last_offered_at",
                MAX({'at': "t29"."at", 'kind': "t29"."kind", 'id': "t29"."id", 'day': "t29"."day"}) FILTER(WHERE
                  "t29"."kind" IN (11, 10) AND (
                    "t29"."day" <> -9223372036854775808
                  )) AS "wait",
                MAX("t29"."one") FILTER(WHERE
                  "t29"."kind" IN (10) AND (
                    "t29"."word" = 'stop'
                  )) AS "stopped",
                MAX({'at': "t29"."at", 'kind': "t29"."kind", 'id': "t29"."id"}) FILTER(WHERE
                  "t29"."kind" IN (12, 13, 15)) AS "closing"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t25"."deal_id",
                    "t25"."at",
                    "t25"."kind",
                    "t25"."id",
                    "t25"."word",
                    "t25"."second",
                    "t25"."number",
                    "t25"."day",
                    "t25"."one",
                    "t25"."changed",
                    "t25"."moved",
                    "t25"."pushed",
                    "t25"."letter",
                    MIN(CASE WHEN "t25"."kind" = -1 THEN "t25"."at" ELSE CAST(NULL AS BIGINT) END) OVER (
                      PARTITION BY "t25"."deal_id"
                      ORDER BY "t25"."at" ASC, "t25"."kind" ASC
                      ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
                    ) AS "as_of"
                  FROM (
                    SELECT
                      *
                    FROM "t21" AS "t24"
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t5"."deal_id",
                        "t5"."as_of" AS "at",
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
                      FROM "t3" AS "t5"
                    ) AS "t7"
                  ) AS "t25"
                ) AS "t26"
                WHERE
                  "t26"."as_of" IS NOT NULL
              ) AS "t29"
              GROUP BY
                1,
                2
            ) AS "t30"
          ) AS "t31"
        ) AS "t33"
        LEFT OUTER JOIN (
          SELECT
            "t24"."deal_id",
            ARRAY_TO_STRING(
              LIST_APPLY(
                LIST_SORT(
                  ARRAY_AGG((
                    "t24"."at" * 16
                  ) + "t24"."letter") FILTER(WHERE
                    (
                      (
                        "t24"."at" * 16
                      ) + "t24"."letter"
                    ) IS NOT NULL)
                ),
                LAMBDA __ibis_param_key__ : SUBSTRING(
                  'sSpenleph',
                  CASE
                    WHEN (
                      (
                        __ibis_param_key__ & 15
                      ) + 1
                    ) >= 1
                    THEN (
                      __ibis_param_key__ & 15
                    ) + 1
                    ELSE (
                      __ibis_param_key__ & 15
                    ) + 1 + LENGTH('sSpenleph')
                  END,
                  1
                )
              ),
              ''
            ) AS "story"
          FROM "t21" AS "t24"
          GROUP BY
            1
        ) AS "t28"
          ON "t33"."deal_id" = "t28"."deal_id"
      ) AS "t34"
    ) AS "t35"
  ) AS "t42"
  LEFT OUTER JOIN (
    SELECT
      "t38"."organization",
      "t38"."as_of",
      SUM("t38"."won") OVER (
        PARTITION BY "t38"."organization"
        ORDER BY "t38"."as_of" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
      ) AS "won",
      SUM("t38"."lost") OVER (
        PARTITION BY "t38"."organization"
        ORDER BY "t38"."as_of" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
      ) AS "lost"
    FROM (
      SELECT
        "t37"."organization",
        "t37"."as_of",
        SUM("t37"."won") AS "won",
        SUM("t37"."lost") AS "lost"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t19"."organization",
            "t19"."at" AS "as_of",
            "t19"."won",
            "t19"."lost"
          FROM "t18" AS "t19"
          WHERE
            (
              "t19"."won" <> 0
            ) OR (
              "t19"."lost" <> 0
            )
        ) AS "t23"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT DISTINCT
            "t35"."organization",
            "t35"."as_of",
            0 AS "won",
            0 AS "lost"
          FROM (
            SELECT
              "t34".*
              EXCLUDE ("deal_id_right")
            FROM (
              SELECT
                "t33"."deal_id",
                "t33"."as_of",
                "t33"."opened_at",
                "t33"."opened",
                "t33"."assigned",
                "t33"."valued",
                "t33"."promised",
                "t33"."pushes",
                "t33"."staged",
                "t33"."stage_since",
                "t33"."stage_moves",
                "t33"."touches",
                "t33"."last_touched_at",
                "t33"."asks",
                "t33"."last_asked_at",
                "t33"."minutes",
                "t33"."heard",
                "t33"."last_heard_at",
                "t33"."letters",
                "t33"."offers",
                "t33"."first_offered_at",
                "t33"."last_offered_at",
                "t33"."wait",
                "t33"."stopped",
                "t33"."closing",
                "t33"."organization",
                "t33"."pipeline",
                "t28"."deal_id" AS "deal_id_right",
                "t28"."story"
              FROM (
                SELECT
                  "t31"."deal_id",
                  "t31"."as_of",
                  "t31"."opened_at",
                  "t31"."opened",
                  "t31"."assigned",
                  "t31"."valued",
                  "t31"."promised",
                  COALESCE("t31"."pushes", 0) AS "pushes",
                  "t31"."staged",
                  "t31"."stage_since",
                  COALESCE("t31"."stage_moves", 0) AS "stage_moves",
                  COALESCE("t31"."touches", 0) AS "touches",
                  "t31"."last_touched_at",
                  COALESCE("t31"."asks", 0) AS "asks",
                  "t31"."last_asked_at",
                  COALESCE("t31"."minutes", 0) AS "minutes",
                  COALESCE("t31"."heard", 0) AS "heard",
                  "t31"."last_heard_at",
                  COALESCE("t31"."letters", 0) AS "letters",
                  COALESCE("t31"."offers", 0) AS "offers",
                  "t31"."first_offered_at",
                  "t31"."last_offered_at",
                  "t31"."wait",
                  "t31"."stopped",
                  "t31"."closing",
                  COALESCE("t31"."opened"."word", '') AS "organization",
                  COALESCE("t31"."opened"."second", '') AS "pipeline"
                FROM (
                  SELECT
                    "t30"."deal_id",
                    "t30"."as_of",
                    MIN("t30"."opened_at") OVER (
                      PARTITION BY "t30"."deal_id"
                      ORDER BY "t30"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "opened_at",
                    MAX("t30"."opened") OVER (
                      PARTITION BY "t30"."deal_id"
                      ORDER BY "t30"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "opened",
                    MAX("t30"."assigned") OVER (
                      PARTITION BY "t30"."deal_id"
                      ORDER BY "t30"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "assigned",
                    MAX("t30"."valued") OVER (
                      PARTITION BY "t30"."deal_id"
                      ORDER BY "t30"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "valued",
                    MAX("t30"."promised") OVER (
                      PARTITION BY "t30"."deal_id"
                      ORDER BY "t30"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "promised",
                    SUM("t30"."pushes") OVER (
                      PARTITION BY "t30"."deal_id"
                      ORDER BY "t30"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "pushes",
                    MAX("t30"."staged") OVER (
                      PARTITION BY "t30"."deal_id"
                      ORDER BY "t30"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "staged",
                    MAX("t30"."stage_since") OVER (
                      PARTITION BY "t30"."deal_id"
                      ORDER BY "t30"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "stage_since",
                    SUM("t30"."stage_moves") OVER (
                      PARTITION BY "t30"."deal_id"
                      ORDER BY "t30"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "stage_moves",
                    SUM("t30"."touches") OVER (
                      PARTITION BY "t30"."deal_id"
                      ORDER BY "t30"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "touches",
                    MAX("t30"."last_touched_at") OVER (
                      PARTITION BY "t30"."deal_id"
                      ORDER BY "t30"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "last_touched_at",
                    SUM("t30"."asks") OVER (
                      PARTITION BY "t30"."deal_id"
                      ORDER BY "t30"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "asks",
                    MAX("t30"."last_asked_at") OVER (
                      PARTITION BY "t30"."deal_id"
                      ORDER BY "t30"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "last_asked_at",
                    SUM("t30"."minutes") OVER (
                      PARTITION BY "t30"."deal_id"
                      ORDER BY "t30"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "minutes",
                    SUM("t30"."heard") OVER (
                      PARTITION BY "t30"."deal_id"
                      ORDER BY "t30"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "heard",
                    MAX("t30"."last_heard_at") OVER (
                      PARTITION BY "t30"."deal_id"
                      ORDER BY "t30"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "last_heard_at",
                    SUM("t30"."letters") OVER (
                      PARTITION BY "t30"."deal_id"
                      ORDER BY "t30"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "letters",
                    SUM("t30"."offers") OVER (
                      PARTITION BY "t30"."deal_id"
                      ORDER BY "t30"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "offers",
                    MIN("t30"."first_offered_at") OVER (
                      PARTITION BY "t30"."deal_id"
                      ORDER BY "t30"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "first_offered_at",
                    MAX("t30"."last_offered_at") OVER (
                      PARTITION BY "t30"."deal_id"
                      ORDER BY "t30"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "last_offered_at",
                    MAX("t30"."wait") OVER (
                      PARTITION BY "t30"."deal_id"
                      ORDER BY "t30"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "wait",
                    MAX("t30"."stopped") OVER (
                      PARTITION BY "t30"."deal_id"
                      ORDER BY "t30"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "stopped",
                    MAX("t30"."closing") OVER (
                      PARTITION BY "t30"."deal_id"
                      ORDER BY "t30"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "closing"
                  FROM (
                    SELECT
                      "t29"."deal_id",
                      "t29"."as_of",
                      MIN("t29"."at") FILTER(WHERE
                        "t29"."kind" <> -1) AS "opened_at",
                      MAX(
                        {'at': "t29"."at", 'kind': "t29"."kind", 'id': "t29"."id", 'word': "t29"."word", 'second': "t29"."second"}
                      ) FILTER(WHERE
                        "t29"."kind" IN (0)) AS "opened",
                      MAX({'at': "t29"."at", 'kind': "t29"."kind", 'id': "t29"."id", 'word': "t29"."word"}) FILTER(WHERE
                        "t29"."kind" IN (1)) AS "assigned",
                      MAX(
                        {'at': "t29"."at", 'kind': "t29"."kind", 'id': "t29"."id", 'word': "t29"."word", 'number': "t29"."number"}
                      ) FILTER(WHERE
                        "t29"."kind" IN (2)) AS "valued",
                      MAX({'at': "t29"."at", 'kind': "t29"."kind", 'id': "t29"."id", 'day': "t29"."day"}) FILTER(WHERE
                        "t29"."kind" IN (3)) AS "promised",
                      SUM("t29"."one") FILTER(WHERE
                        "t29"."pushed") AS "pushes",
                      MAX({'at': "t29"."at", 'kind': "t29"."kind", 'id': "t29"."id", 'word': "t29"."word"}) FILTER(WHERE
                        "t29"."kind" IN (4)) AS "staged",
                      MAX("t29"."at") FILTER(WHERE
                        "t29"."changed") AS "stage_since",
                      SUM("t29"."one") FILTER(WHERE
                        "t29"."moved") AS "stage_moves",
                      SUM("t29"."one") FILTER(WHERE
                        "t29"."kind" IN (6, 7)) AS "touches",
                      MAX("t29"."at") FILTER(WHERE
                        "t29"."kind" IN (6, 7)) AS "last_touched_at",
                      SUM("t29"."one") FILTER(WHERE
                        "t29"."kind" IN (7)) AS "asks",
                      MAX("t29"."at") FILTER(WHERE
                        "t29"."kind" IN (7)) AS "last_asked_at",
                      SUM("t29"."number") FILTER(WHERE
                        "t29"."kind" IN (6, 7, 9, 5) AND NOT (
                          ISNAN("t29"."number")
                        )) AS "minutes",
                      COUNT(DISTINCT "t29"."at") FILTER(WHERE
                        "t29"."kind" IN (9)
                        OR (
                          "t29"."kind" IN (8) AND (
                            "t29"."word" = 'them'
                          )
                        )
                        OR (
                          "t29"."kind" IN (10) AND (
                            "t29"."word" <> 'auto_reply'
                          )
                        )) AS "heard",
                      MAX("t29"."at") FILTER(WHERE
                        "t29"."kind" IN (9)
                        OR (
                          "t29"."kind" IN (8) AND (
                            "t29"."word" = 'them'
                          )
                        )
                        OR (
                          "t29"."kind" IN (10) AND (
                            "t29"."word" <> 'auto_reply'
                          )
                        )) AS "last_heard_at",
                      SUM("t29"."one") FILTER(WHERE
                        "t29"."letter" IS NOT NULL) AS "letters",
                      SUM("t29"."one") FILTER(WHERE
                        "t29"."kind" IN (8) AND (
                          "t29"."word" = 'us'
                        )) AS "offers",
                      MIN("t29"."at") FILTER(WHERE
                        "t29"."kind" IN (8) AND (
                          "t29"."word" = 'us'
                        )) AS "first_offered_at",
                      MAX("t29"."at") FILTER(WHERE
                        "t29"."kind" IN (8) AND (
                          "t29"."word" = 'us'
                        )) AS "last_offered_at",
                      MAX({'at': "t29"."at", 'kind': "t29"."kind", 'id': "t29"."id", 'day': "t29"."day"}) FILTER(WHERE
                        "t29"."kind" IN (11, 10) AND (
                          "t29"."day" <> -9223372036854775808
                        )) AS "wait",
                      MAX("t29"."one") FILTER(WHERE
                        "t29"."kind" IN (10) AND (
                          "t29"."word" = 'stop'
                        )) AS "stopped",
                      MAX({'at': "t29"."at", 'kind': "t29"."kind", 'id': "t29"."id"}) FILTER(WHERE
                        "t29"."kind" IN (12, 13, 15)) AS "closing"
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t25"."deal_id",
                          "t25"."at",
                          "t25"."kind",
                          "t25"."id",
                          "t25"."word",
                          "t25"."second",
                          "t25"."number",
                          "t25"."day",
                          "t25"."one",
                          "t25"."changed",
                          "t25"."moved",
                          "t25"."pushed",
                          "t25"."letter",
                          MIN(CASE WHEN "t25"."kind" = -1 THEN "t25"."at" ELSE CAST(NULL AS BIGINT) END) OVER (
                            PARTITION BY "t25"."deal_id"
                            ORDER BY "t25"."at" ASC, "t25"."kind" ASC
                            ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
                          ) AS "as_of"
                        FROM (
                          SELECT
                            *
                          FROM "t21" AS "t24"
                          UNION ALL
                          SELECT
                            *
                          FROM (
                            SELECT
                              "t5"."deal_id",
                              "t5"."as_of" AS "at",
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
                            FROM "t3" AS "t5"
                          ) AS "t7"
                        ) AS "t25"
                      ) AS "t26"
                      WHERE
                        "t26"."as_of" IS NOT NULL
                    ) AS "t29"
                    GROUP BY
                      1,
                      2
                  ) AS "t30"
                ) AS "t31"
              ) AS "t33"
              LEFT OUTER JOIN (
                SELECT
                  "t24"."deal_id",
                  ARRAY_TO_STRING(
                    LIST_APPLY(
                      LIST_SORT(
                        ARRAY_AGG((
                          "t24"."at" * 16
                        ) + "t24"."letter") FILTER(WHERE
                          (
                            (
                              "t24"."at" * 16
                            ) + "t24"."letter"
                          ) IS NOT NULL)
                      ),
                      LAMBDA __ibis_param_key__ : SUBSTRING(
                        'sSpenleph',
                        CASE
                          WHEN (
                            (
                              __ibis_param_key__ & 15
                            ) + 1
                          ) >= 1
                          THEN (
                            __ibis_param_key__ & 15
                          ) + 1
                          ELSE (
                            __ibis_param_key__ & 15
                          ) + 1 + LENGTH('sSpenleph')
                        END,
                        1
                      )
                    ),
                    ''
                  ) AS "story"
                FROM "t21" AS "t24"
                GROUP BY
                  1
              ) AS "t28"
                ON "t33"."deal_id" = "t28"."deal_id"
            ) AS "t34"
          ) AS "t35"
        ) AS "t36"
      ) AS "t37"
      GROUP BY
        1,
        2
    ) AS "t38"
  ) AS "t40"
    ON "t42"."organization" = "t40"."organization" AND "t42"."as_of" = "t40"."as_of"
)
SELECT
  "t52"."deal_id",
  "t52"."as_of",
  "t52"."organization",
  "t52"."pipeline",
  "t52"."touch_pattern",
  "t52"."opened_at",
  "t52"."customer_won",
  "t52"."customer_lost",
  COALESCE("t52"."won", 0) AS "segment_won",
  COALESCE("t52"."lost", 0) AS "segment_lost",
  COALESCE("t52"."assigned"."word", '') AS "owner",
  COALESCE("t52"."staged"."word", '') AS "stage",
  COALESCE("t52"."valued"."word", '') AS "currency",
  "t52"."valued"."number" AS "amount",
  (
    "t52"."as_of" - "t52"."opened_at"
  ) / 86400000000 AS "age_days",
  "t52"."touches",
  LENGTH("t52"."touch_pattern") - LENGTH(REGEXP_REPLACE("t52"."touch_pattern", '[sS]+$', '', 'g')) AS "unanswered",
  (
    "t52"."as_of" - "t52"."last_touched_at"
  ) / 86400000000 AS "days_since_touch",
  "t52"."heard",
  (
    "t52"."as_of" - COALESCE("t52"."last_heard_at", "t52"."opened_at")
  ) / 86400000000 AS "silence_days",
  (
    COALESCE("t52"."last_heard_at", "t52"."opened_at") - "t52"."opened_at"
  ) / 86400000000 AS "heard_span_days",
  "t52"."offers",
  (
    "t52"."as_of" - "t52"."first_offered_at"
  ) / 86400000000 AS "offer_age_days",
  (
    "t52"."as_of" - "t52"."last_offered_at"
  ) / 86400000000 AS "days_since_offer",
  CASE
    WHEN "t52"."promised"."day" <> -9223372036854775808
    THEN (
      "t52"."promised"."day" - "t52"."as_of"
    ) / 86400000000
    ELSE CAST(NULL AS DOUBLE)
  END AS "days_to_promise",
  "t52"."pushes",
  (
    "t52"."as_of" - "t52"."stage_since"
  ) / 86400000000 AS "days_in_stage",
  "t52"."stage_moves",
  "t52"."minutes",
  "t52"."asks",
  (
    "t52"."as_of" - "t52"."last_asked_at"
  ) / 86400000000 AS "days_since_asked",
  CASE
    WHEN "t52"."wait"."day" > "t52"."as_of"
    THEN (
      "t52"."wait"."day" - "t52"."as_of"
    ) / 86400000000
    ELSE CAST(NULL AS DOUBLE)
  END AS "days_to_wait",
  COALESCE("t52"."stopped", 0) AS "stopped"
FROM (
  SELECT
    "t48"."deal_id",
    "t48"."as_of",
    "t48"."opened_at",
    "t48"."opened",
    "t48"."assigned",
    "t48"."valued",
    "t48"."promised",
    "t48"."pushes",
    "t48"."staged",
    "t48"."stage_since",
    "t48"."stage_moves",
    "t48"."touches",
    "t48"."last_touched_at",
    "t48"."asks",
    "t48"."last_asked_at",
    "t48"."minutes",
    "t48"."heard",
    "t48"."last_heard_at",
    "t48"."letters",
    "t48"."offers",
    "t48"."first_offered_at",
    "t48"."last_offered_at",
    "t48"."wait",
    "t48"."stopped",
    "t48"."closing",
    "t48"."organization",
    "t48"."pipeline",
    "t48"."story",
    "t48"."touch_pattern",
    "t48"."customer_won",
    "t48"."customer_lost",
    "t51"."pipeline" AS "pipeline_right",
    "t51"."as_of" AS "as_of_right",
    "t51"."won",
    "t51"."lost"
  FROM (
    SELECT
      "t44"."deal_id",
      "t44"."as_of",
      "t44"."opened_at",
      "t44"."opened",
      "t44"."assigned",
      "t44"."valued",
      "t44"."promised",
      "t44"."pushes",
      "t44"."staged",
      "t44"."stage_since",
      "t44"."stage_moves",
      "t44"."touches",
      "t44"."last_touched_at",
      "t44"."asks",
      "t44"."last_asked_at",
      "t44"."minutes",
      "t44"."heard",
      "t44"."last_heard_at",
      "t44"."letters",
      "t44"."offers",
      "t44"."first_offered_at",
      "t44"."last_offered_at",
      "t44"."wait",
      "t44"."stopped",
      "t44"."closing",
      "t44"."organization",
      "t44"."pipeline",
      "t44"."story",
      "t44"."touch_pattern",
      CASE WHEN "t44"."organization" <> '' THEN COALESCE("t44"."won", 0) ELSE 0 END AS "customer_won",
      CASE WHEN "t44"."organization" <> '' THEN COALESCE("t44"."lost", 0) ELSE 0 END AS "customer_lost"
    FROM "t43" AS "t44"
  ) AS "t48"
  LEFT OUTER JOIN (
    SELECT
      "t49"."pipeline",
      "t49"."as_of",
      SUM("t49"."won") OVER (
        PARTITION BY "t49"."pipeline"
        ORDER BY "t49"."as_of" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
      ) AS "won",
      SUM("t49"."lost") OVER (
        PARTITION BY "t49"."pipeline"
        ORDER BY "t49"."as_of" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
      ) AS "lost"
    FROM (
      SELECT
        "t46"."pipeline",
        "t46"."as_of",
        SUM("t46"."won") AS "won",
        SUM("t46"."lost") AS "lost"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t19"."pipeline",
            "t19"."at" AS "as_of",
            "t19"."won",
            "t19"."lost"
          FROM "t18" AS "t19"
          WHERE
            (
              "t19"."won" <> 0
            ) OR (
              "t19"."lost" <> 0
            )
        ) AS "t22"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT DISTINCT
            "t44"."pipeline",
            "t44"."as_of",
            0 AS "won",
            0 AS "lost"
          FROM "t43" AS "t44"
        ) AS "t45"
      ) AS "t46"
      GROUP BY
        1,
        2
    ) AS "t49"
  ) AS "t51"
    ON "t48"."pipeline" = "t51"."pipeline" AND "t48"."as_of" = "t51"."as_of"
) AS "t52"
