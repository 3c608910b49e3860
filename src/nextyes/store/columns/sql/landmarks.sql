WITH "t2" AS (
  SELECT DISTINCT
    *
  FROM "points" AS "t1"
), "t13" AS (
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
      "t3"."deal_id",
      "t3"."at",
      "t3"."kind",
      "t3"."id",
      "t3"."word",
      "t3"."second",
      "t3"."number",
      "t3"."day",
      MAX(
        {'at': "t3"."at", 'kind': "t3"."kind", 'id': "t3"."id", 'word': "t3"."word", 'second': "t3"."second"}
      ) FILTER(WHERE
        "t3"."kind" IN (0)) OVER (
        PARTITION BY "t3"."deal_id"
        ORDER BY "t3"."at" ASC, "t3"."kind" ASC, "t3"."id" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS "opened",
      MAX({'at': "t3"."at", 'kind': "t3"."kind", 'id': "t3"."id"}) FILTER(WHERE
        "t3"."kind" IN (12, 13, 15)) OVER (
        PARTITION BY "t3"."deal_id"
        ORDER BY "t3"."at" ASC, "t3"."kind" ASC, "t3"."id" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS "closing"
    FROM (
      SELECT
        *
      FROM "events" AS "t0"
      WHERE
        "t0"."kind" IN (0, 12, 13, 15)
    ) AS "t3"
  ) AS "t8"
), "t20" AS (
  SELECT
    *
  FROM "t13" AS "t15"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t18"."deal_id",
      "t18"."at",
      "t18"."kind",
      "t18"."id",
      "t18"."organization",
      "t18"."pipeline",
      -(
        "t18"."won"
      ) AS "won",
      -(
        "t18"."lost"
      ) AS "lost"
    FROM (
      SELECT
        "t15"."deal_id",
        "t15"."at",
        "t15"."kind",
        "t15"."id",
        LAG("t15"."organization") OVER (
          PARTITION BY "t15"."deal_id"
          ORDER BY "t15"."at" ASC, "t15"."kind" ASC, "t15"."id" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "organization",
        LAG("t15"."pipeline") OVER (
          PARTITION BY "t15"."deal_id"
          ORDER BY "t15"."at" ASC, "t15"."kind" ASC, "t15"."id" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "pipeline",
        LAG("t15"."won") OVER (
          PARTITION BY "t15"."deal_id"
          ORDER BY "t15"."at" ASC, "t15"."kind" ASC, "t15"."id" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "won",
        LAG("t15"."lost") OVER (
          PARTITION BY "t15"."deal_id"
          ORDER BY "t15"."at" ASC, "t15"."kind" ASC, "t15"."id" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "lost"
      FROM "t13" AS "t15"
    ) AS "t18"
  ) AS "t19"
), "t26" AS (
  SELECT
    *
  FROM (
    SELECT
      "t14"."deal_id",
      "t14"."at",
      "t14"."kind",
      "t14"."id",
      "t14"."word",
      "t14"."second",
      COALESCE("t14"."number", CAST('nan' AS DOUBLE)) AS "number",
      COALESCE("t14"."day", -9223372036854775808) AS "day",
      1.0 AS "one",
      FALSE AS "changed",
      FALSE AS "moved",
      FALSE AS "pushed",
      CASE
        WHEN "t14"."kind" IN (6)
        THEN 0
        WHEN "t14"."kind" IN (7)
        THEN 1
        ELSE CAST(NULL AS BIGINT)
      END AS "letter"
    FROM (
      SELECT
        "t11"."deal_id",
        "t11"."at",
        "t11"."kind",
        "t11"."id",
        "t11"."word",
        "t11"."second",
        "t11"."number",
        "t11"."day"
      FROM (
        SELECT
          *
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
      ) AS "t11"
      SEMI JOIN "t2" AS "t5"
        ON "t11"."deal_id" = "t5"."deal_id"
    ) AS "t14"
  ) AS "t17"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t21"."deal_id",
      "t21"."at",
      "t21"."kind",
      "t21"."id",
      "t21"."word",
      "t21"."second",
      "t21"."number",
      "t21"."day",
      "t21"."one",
      "t21"."kind" IN (4) AND (
        "t21"."word" <> "t21"."old"
      ) AS "changed",
      "t21"."kind" IN (4)
      AND (
        "t21"."word" <> "t21"."old"
      )
      AND (
        "t21"."old" <> ''
      ) AS "moved",
      "t21"."kind" IN (3)
      AND (
        "t21"."old_day" <> -9223372036854775808
      )
      AND (
        "t21"."day" > "t21"."old_day"
      ) AS "pushed",
      CASE
        WHEN (
          "t21"."kind" IN (9)
          OR (
            "t21"."kind" IN (8) AND (
              "t21"."word" = 'them'
            )
          )
          OR (
            "t21"."kind" IN (10) AND (
              "t21"."word" <> 'auto_reply'
            )
          )
        )
        AND (
          (
            "t21"."next_at" IS NULL
          ) OR (
            "t21"."next_at" <> "t21"."at"
          )
        )
        THEN CASE
          WHEN "t21"."kind" IN (8)
          THEN 3
          WHEN "t21"."kind" IN (10) AND (
            "t21"."word" = 'no'
          )
          THEN 4
          WHEN "t21"."kind" IN (10) AND (
            "t21"."word" = 'stop'
          )
          THEN 4
          WHEN "t21"."kind" IN (10) AND (
            "t21"."word" = 'not_now'
          )
          THEN 5
          WHEN "t21"."kind" IN (10) AND (
            "t21"."word" = 'counter'
          )
          THEN 3
          WHEN "t21"."kind" IN (10) AND (
            "t21"."word" = 'hedge'
          )
          THEN 6
          ELSE 2
        END
        ELSE CAST(NULL AS BIGINT)
      END AS "letter"
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
        COALESCE(
          LAG("t16"."word") OVER (
            PARTITION BY "t16"."deal_id", CASE
              WHEN "t16"."kind" IN (4)
              THEN 1
              ELSE CASE WHEN "t16"."kind" IN (3) THEN 2 ELSE 3 END
            END
            ORDER BY "t16"."at" ASC, "t16"."kind" ASC, "t16"."id" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ),
          ''
        ) AS "old",
        COALESCE(
          LAG("t16"."day") OVER (
            PARTITION BY "t16"."deal_id", CASE
              WHEN "t16"."kind" IN (4)
              THEN 1
              ELSE CASE WHEN "t16"."kind" IN (3) THEN 2 ELSE 3 END
            END
            ORDER BY "t16"."at" ASC, "t16"."kind" ASC, "t16"."id" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ),
          -9223372036854775808
        ) AS "old_day",
        LEAD("t16"."at") OVER (
          PARTITION BY "t16"."deal_id", CASE
            WHEN "t16"."kind" IN (4)
            THEN 1
            ELSE CASE WHEN "t16"."kind" IN (3) THEN 2 ELSE 3 END
          END
          ORDER BY "t16"."at" ASC, "t16"."kind" ASC, "t16"."id" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "next_at"
      FROM (
        SELECT
          "t12"."deal_id",
          "t12"."at",
          "t12"."kind",
          "t12"."id",
          "t12"."word",
          "t12"."second",
          COALESCE("t12"."number", CAST('nan' AS DOUBLE)) AS "number",
          COALESCE("t12"."day", -9223372036854775808) AS "day",
          1.0 AS "one"
        FROM (
          SELECT
            "t10"."deal_id",
            "t10"."at",
            "t10"."kind",
            "t10"."id",
            "t10"."word",
            "t10"."second",
            "t10"."number",
            "t10"."day"
          FROM (
            SELECT
              *
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
          ) AS "t10"
          SEMI JOIN "t2" AS "t5"
            ON "t10"."deal_id" = "t5"."deal_id"
        ) AS "t12"
      ) AS "t16"
    ) AS "t21"
  ) AS "t25"
), "t46" AS (
  SELECT
    "t45"."deal_id",
    "t45"."as_of",
    "t45"."opened_at",
    "t45"."opened",
    "t45"."assigned",
    "t45"."valued",
    "t45"."promised",
    "t45"."pushes",
    "t45"."staged",
    "t45"."stage_since",
    "t45"."stage_moves",
    "t45"."touches",
    "t45"."last_touched_at",
    "t45"."asks",
    "t45"."last_asked_at",
    "t45"."minutes",
    "t45"."heard",
    "t45"."last_heard_at",
    "t45"."offers",
    "t45"."first_offered_at",
    "t45"."last_offered_at",
    "t45"."wait",
    "t45"."stopped",
    "t45"."closing",
    "t45"."organization",
    "t45"."pipeline",
    "t45"."story",
    "t45"."touch_pattern",
    "t44"."organization" AS "organization_right",
    "t44"."as_of" AS "as_of_right",
    "t44"."won",
    "t44"."lost"
  FROM (
    SELECT
      "t38"."deal_id",
      "t38"."as_of",
      "t38"."opened_at",
      "t38"."opened",
      "t38"."assigned",
      "t38"."valued",
      "t38"."promised",
      "t38"."pushes",
      "t38"."staged",
      "t38"."stage_since",
      "t38"."stage_moves",
      "t38"."touches",
      "t38"."last_touched_at",
      "t38"."asks",
      "t38"."last_asked_at",
      "t38"."minutes",
      "t38"."heard",
      "t38"."last_heard_at",
      "t38"."offers",
      "t38"."first_offered_at",
      "t38"."last_offered_at",
      "t38"."wait",
      "t38"."stopped",
      "t38"."closing",
      "t38"."organization",
      "t38"."pipeline",
      "t38"."story",
      COALESCE(
        ARRAY_TO_STRING(
          LIST_APPLY(
            STR_SPLIT(
              COALESCE(
                SUBSTRING(
                  "t38"."story",
                  CASE WHEN (
                    0 + 1
                  ) >= 1 THEN 0 + 1 ELSE 0 + 1 + LENGTH("t38"."story") END,
                  CAST("t38"."touches" + "t38"."heard" AS BIGINT) * 2
                ),
                ''
              ),
              ','
            ),
            LAMBDA __ibis_param_touch__ : CASE
              WHEN SUBSTRING(
                __ibis_param_touch__,
                CASE WHEN (
                  0 + 1
                ) >= 1 THEN 0 + 1 ELSE 0 + 1 + LENGTH(__ibis_param_touch__) END,
                1
              ) = 'S'
              THEN UPPER(RIGHT(__ibis_param_touch__, 1))
              WHEN SUBSTRING(
                __ibis_param_touch__,
                CASE WHEN (
                  0 + 1
                ) >= 1 THEN 0 + 1 ELSE 0 + 1 + LENGTH(__ibis_param_touch__) END,
                1
              ) = 's'
              THEN RIGHT(__ibis_param_touch__, 1)
              ELSE ''
            END
          ),
          ''
        ),
        ''
      ) AS "touch_pattern"
    FROM (
      SELECT
        "t37".*
        EXCLUDE ("deal_id_right")
      FROM (
        SELECT
          "t36"."deal_id",
          "t36"."as_of",
          "t36"."opened_at",
          "t36"."opened",
          "t36"."assigned",
          "t36"."valued",
          "t36"."promised",
          "t36"."pushes",
          "t36"."staged",
          "t36"."stage_since",
          "t36"."stage_moves",
          "t36"."touches",
          "t36"."last_touched_at",
          "t36"."asks",
          "t36"."last_asked_at",
          "t36"."minutes",
          "t36"."heard",
          "t36"."last_heard_at",
          "t36"."offers",
          "t36"."first_offered_at",
          "t36"."last_offered_at",
          "t36"."wait",
          "t36"."stopped",
          "t36"."closing",
          "t36"."organization",
          "t36"."pipeline",
          "t31"."deal_id" AS "deal_id_right",
          "t31"."story"
        FROM (
          SELECT
            "t34"."deal_id",
            "t34"."as_of",
            "t34"."opened_at",
            "t34"."opened",
            "t34"."assigned",
            "t34"."valued",
            "t34"."promised",
            COALESCE("t34"."pushes", 0) AS "pushes",
            "t34"."staged",
            "t34"."stage_since",
            COALESCE("t34"."stage_moves", 0) AS "stage_moves",
            COALESCE("t34"."touches", 0) AS "touches",
            "t34"."last_touched_at",
            COALESCE("t34"."asks", 0) AS "asks",
            "t34"."last_asked_at",
            COALESCE("t34"."minutes", 0) AS "minutes",
            COALESCE("t34"."heard", 0) AS "heard",
            "t34"."last_heard_at",
            COALESCE("t34"."offers", 0) AS "offers",
            "t34"."first_offered_at",
            "t34"."last_offered_at",
            "t34"."wait",
            "t34"."stopped",
            "t34"."closing",
            COALESCE("t34"."opened"."word", '') AS "organization",
            COALESCE("t34"."opened"."second", '') AS "pipeline"
          FROM (
            SELECT
              "t33"."deal_id",
              "t33"."as_of",
              MIN("t33"."opened_at") OVER (
                PARTITION BY "t33"."deal_id"
                ORDER BY "t33"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "opened_at",
              MAX("t33"."opened") OVER (
                PARTITION BY "t33"."deal_id"
                ORDER BY "t33"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "opened",
              MAX("t33"."assigned") OVER (
                PARTITION BY "t33"."deal_id"
                ORDER BY "t33"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "assigned",
              MAX("t33"."valued") OVER (
                PARTITION BY "t33"."deal_id"
                ORDER BY "t33"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "valued",
              MAX("t33"."promised") OVER (
                PARTITION BY "t33"."deal_id"
                ORDER BY "t33"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "promised",
              SUM("t33"."pushes") OVER (
                PARTITION BY "t33"."deal_id"
                ORDER BY "t33"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "pushes",
              MAX("t33"."staged") OVER (
                PARTITION BY "t33"."deal_id"
                ORDER BY "t33"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "staged",
              MAX("t33"."stage_since") OVER (
                PARTITION BY "t33"."deal_id"
                ORDER BY "t33"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "stage_since",
              SUM("t33"."stage_moves") OVER (
                PARTITION BY "t33"."deal_id"
                ORDER BY "t33"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "stage_moves",
              SUM("t33"."touches") OVER (
                PARTITION BY "t33"."deal_id"
                ORDER BY "t33"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "touches",
              MAX("t33"."last_touched_at") OVER (
                PARTITION BY "t33"."deal_id"
                ORDER BY "t33"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "last_touched_at",
              SUM("t33"."asks") OVER (
                PARTITION BY "t33"."deal_id"
                ORDER BY "t33"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "asks",
              MAX("t33"."last_asked_at") OVER (
                PARTITION BY "t33"."deal_id"
                ORDER BY "t33"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "last_asked_at",
              SUM("t33"."minutes") OVER (
                PARTITION BY "t33"."deal_id"
                ORDER BY "t33"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "minutes",
              SUM("t33"."heard") OVER (
                PARTITION BY "t33"."deal_id"
                ORDER BY "t33"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "heard",
              MAX("t33"."last_heard_at") OVER (
                PARTITION BY "t33"."deal_id"
                ORDER BY "t33"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "last_heard_at",
              SUM("t33"."offers") OVER (
                PARTITION BY "t33"."deal_id"
                ORDER BY "t33"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "offers",
              MIN("t33"."first_offered_at") OVER (
                PARTITION BY "t33"."deal_id"
                ORDER BY "t33"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "first_offered_at",
              MAX("t33"."last_offered_at") OVER (
                PARTITION BY "t33"."deal_id"
                ORDER BY "t33"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "last_offered_at",
              MAX("t33"."wait") OVER (
                PARTITION BY "t33"."deal_id"
                ORDER BY "t33"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "wait",
              MAX("t33"."stopped") OVER (
                PARTITION BY "t33"."deal_id"
                ORDER BY "t33"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "stopped",
              MAX("t33"."closing") OVER (
                PARTITION BY "t33"."deal_id"
                ORDER BY "t33"."as_of" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "closing"
            FROM (
              SELECT
                "t32"."deal_id",
                "t32"."as_of",
                MIN("t32"."at") FILTER(WHERE
                  "t32"."kind" <> -1) AS "opened_at",
                MAX(
                  {'at': "t32"."at", 'kind': "t32"."kind", 'id': "t32"."id", 'word': "t32"."word", 'second': "t32"."second"}
                ) FILTER(WHERE
                  "t32"."kind" IN (0)) AS "opened",
                MAX({'at': "t32"."at", 'kind': "t32"."kind", 'id': "t32"."id", 'word': "t32"."word"}) FILTER(WHERE
                  "t32"."kind" IN (1)) AS "assigned",
                MAX(
                  {'at': "t32"."at", 'kind': "t32"."kind", 'id': "t32"."id", 'word': "t32"."word", 'number': "t32"."number"}
                ) FILTER(WHERE
                  "t32"."kind" IN (2)) AS "valued",
                MAX({'at': "t32"."at", 'kind': "t32"."kind", 'id': "t32"."id", 'day': "t32"."day"}) FILTER(WHERE
                  "t32"."kind" IN (3)) AS "promised",
                SUM("t32"."one") FILTER(WHERE
                  "t32"."pushed") AS "pushes",
                MAX({'at': "t32"."at", 'kind': "t32"."kind", 'id': "t32"."id", 'word': "t32"."word"}) FILTER(WHERE
                  "t32"."kind" IN (4)) AS "staged",
                MAX("t32"."at") FILTER(WHERE
                  "t32"."changed") AS "stage_since",
                SUM("t32"."one") FILTER(WHERE
                  "t32"."moved") AS "stage_moves",
                SUM("t32"."one") FILTER(WHERE
                  "t32"."kind" IN (6, 7)) AS "touches",
                MAX("t32"."at") FILTER(WHERE
                  "t32"."kind" IN (6, 7)) AS "last_touched_at",
                SUM("t32"."one") FILTER(WHERE
                  "t32"."kind" IN (7)) AS "asks",
                MAX("t32"."at") FILTER(WHERE
                  "t32"."kind" IN (7)) AS "last_asked_at",
                SUM("t32"."number") FILTER(WHERE
                  "t32"."kind" IN (6, 7, 9, 5) AND NOT (
                    ISNAN("t32"."number")
                  )) AS "minutes",
                SUM("t32"."one") FILTER(WHERE
                  "t32"."letter" >= 2) AS "heard",
                MAX("t32"."at") FILTER(WHERE
                  "t32"."letter" >= 2) AS "last_heard_at",
                SUM("t32"."one") FILTER(WHERE
                  "t32"."kind" IN (8) AND (
                    "t32"."word" = 'us'
                  )) AS "offers",
                MIN("t32"."at") FILTER(WHERE
                  "t32"."kind" IN (8) AND (
                    "t32"."word" = 'us'
                  )) AS "first_offered_at",
                MAX("t32"."at") FILTER(WHERE
                  "t32"."kind" IN (8) AND (
                    "t32"."word" = 'us'
                  )) AS "last_offered_at",
                MAX({'at': "t32"."at", 'kind': "t32"."kind", 'id': "t32"."id", 'day': "t32"."day"}) FILTER(WHERE
                  (
                    "t32"."kind" IN (11, 10)
                    OR (
                      "t32"."kind" IN (16) AND (
                        "t32"."word" = 'them'
                      )
                    )
                  )
                  AND (
                    "t32"."day" <> -9223372036854775808
                  )) AS "wait",
                MAX("t32"."one") FILTER(WHERE
                  "t32"."kind" IN (10) AND (
                    "t32"."word" = 'stop'
                  )) AS "stopped",
                MAX({'at': "t32"."at", 'kind': "t32"."kind", 'id': "t32"."id"}) FILTER(WHERE
                  "t32"."kind" IN (12, 13, 15)) AS "closing"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t28"."deal_id",
                    "t28"."at",
                    "t28"."kind",
                    "t28"."id",
                    "t28"."word",
                    "t28"."second",
                    "t28"."number",
                    "t28"."day",
                    "t28"."one",
                    "t28"."changed",
                    "t28"."moved",
                    "t28"."pushed",
                    "t28"."letter",
                    MIN(CASE WHEN "t28"."kind" = -1 THEN "t28"."at" ELSE CAST(NULL AS BIGINT) END) OVER (
                      PARTITION BY "t28"."deal_id"
                      ORDER BY "t28"."at" ASC, "t28"."kind" ASC
                      ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
                    ) AS "as_of"
                  FROM (
                    SELECT
                      *
                    FROM "t26" AS "t27"
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t4"."deal_id",
                        "t4"."as_of" AS "at",
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
                      FROM "t2" AS "t4"
                    ) AS "t6"
                  ) AS "t28"
                ) AS "t29"
                WHERE
                  "t29"."as_of" IS NOT NULL
              ) AS "t32"
              GROUP BY
                1,
                2
            ) AS "t33"
          ) AS "t34"
        ) AS "t36"
        LEFT OUTER JOIN (
          SELECT
            "t27"."deal_id",
            ARRAY_TO_STRING(
              LIST_APPLY(
                LIST_SORT(
                  ARRAY_AGG((
                    "t27"."at" * 16
                  ) + "t27"."letter") FILTER(WHERE
                    (
                      (
                        "t27"."at" * 16
                      ) + "t27"."letter"
                    ) IS NOT NULL)
                ),
                LAMBDA __ibis_param_key__ : SUBSTRING(
                  ',s,S e p n l h',
                  CASE
                    WHEN (
                      (
                        (
                          __ibis_param_key__ & 15
                        ) * 2
                      ) + 1
                    ) >= 1
                    THEN (
                      (
                        __ibis_param_key__ & 15
                      ) * 2
                    ) + 1
                    ELSE (
                      (
                        __ibis_param_key__ & 15
                      ) * 2
                    ) + 1 + LENGTH(',s,S e p n l h')
                  END,
                  2
                )
              ),
              ''
            ) AS "story"
          FROM "t26" AS "t27"
          GROUP BY
            1
        ) AS "t31"
          ON "t36"."deal_id" = "t31"."deal_id"
      ) AS "t37"
    ) AS "t38"
  ) AS "t45"
  LEFT OUTER JOIN (
    SELECT
      "t41"."organization",
      "t41"."as_of",
      SUM("t41"."won") OVER (
        PARTITION BY "t41"."organization"
        ORDER BY "t41"."as_of" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
      ) AS "won",
      SUM("t41"."lost") OVER (
        PARTITION BY "t41"."organization"
        ORDER BY "t41"."as_of" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
      ) AS "lost"
    FROM (
      SELECT
        "t40"."organization",
        "t40"."as_of",
        SUM("t40"."won") AS "won",
        SUM("t40"."lost") AS "lost"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t22"."organization",
            "t22"."at" AS "as_of",
            "t22"."won",
            "t22"."lost"
          FROM "t20" AS "t22"
          WHERE
            (
              "t22"."won" <> 0
            ) OR (
              "t22"."lost" <> 0
            )
        ) AS "t24"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT DISTINCT
            "t38"."organization",
            "t38"."as_of",
            0 AS "won",
            0 AS "lost"
          FROM (
            SELECT
              "t37".*
              EXCLUDE ("deal_id_right")
            FROM (
              SELECT
                "t36"."deal_id",
                "t36"."as_of",
                "t36"."opened_at",
                "t36"."opened",
                "t36"."assigned",
                "t36"."valued",
                "t36"."promised",
                "t36"."pushes",
                "t36"."staged",
                "t36"."stage_since",
                "t36"."stage_moves",
                "t36"."touches",
                "t36"."last_touched_at",
                "t36"."asks",
                "t36"."last_asked_at",
                "t36"."minutes",
                "t36"."heard",
                "t36"."last_heard_at",
                "t36"."offers",
                "t36"."first_offered_at",
                "t36"."last_offered_at",
                "t36"."wait",
                "t36"."stopped",
                "t36"."closing",
                "t36"."organization",
                "t36"."pipeline",
                "t31"."deal_id" AS "deal_id_right",
                "t31"."story"
              FROM (
                SELECT
                  "t34"."deal_id",
                  "t34"."as_of",
                  "t34"."opened_at",
                  "t34"."opened",
                  "t34"."assigned",
                  "t34"."valued",
                  "t34"."promised",
                  COALESCE("t34"."pushes", 0) AS "pushes",
                  "t34"."staged",
                  "t34"."stage_since",
                  COALESCE("t34"."stage_moves", 0) AS "stage_moves",
                  COALESCE("t34"."touches", 0) AS "touches",
                  "t34"."last_touched_at",
                  COALESCE("t34"."asks", 0) AS "asks",
                  "t34"."last_asked_at",
                  COALESCE("t34"."minutes", 0) AS "minutes",
                  COALESCE("t34"."heard", 0) AS "heard",
                  "t34"."last_heard_at",
                  COALESCE("t34"."offers", 0) AS "offers",
                  "t34"."first_offered_at",
                  "t34"."last_offered_at",
                  "t34"."wait",
                  "t34"."stopped",
                  "t34"."closing",
                  COALESCE("t34"."opened"."word", '') AS "organization",
                  COALESCE("t34"."opened"."second", '') AS "pipeline"
                FROM (
                  SELECT
                    "t33"."deal_id",
                    "t33"."as_of",
                    MIN("t33"."opened_at") OVER (
                      PARTITION BY "t33"."deal_id"
                      ORDER BY "t33"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "opened_at",
                    MAX("t33"."opened") OVER (
                      PARTITION BY "t33"."deal_id"
                      ORDER BY "t33"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "opened",
                    MAX("t33"."assigned") OVER (
                      PARTITION BY "t33"."deal_id"
                      ORDER BY "t33"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "assigned",
                    MAX("t33"."valued") OVER (
                      PARTITION BY "t33"."deal_id"
                      ORDER BY "t33"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "valued",
                    MAX("t33"."promised") OVER (
                      PARTITION BY "t33"."deal_id"
                      ORDER BY "t33"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "promised",
                    SUM("t33"."pushes") OVER (
                      PARTITION BY "t33"."deal_id"
                      ORDER BY "t33"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "pushes",
                    MAX("t33"."staged") OVER (
                      PARTITION BY "t33"."deal_id"
                      ORDER BY "t33"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "staged",
                    MAX("t33"."stage_since") OVER (
                      PARTITION BY "t33"."deal_id"
                      ORDER BY "t33"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "stage_since",
                    SUM("t33"."stage_moves") OVER (
                      PARTITION BY "t33"."deal_id"
                      ORDER BY "t33"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "stage_moves",
                    SUM("t33"."touches") OVER (
                      PARTITION BY "t33"."deal_id"
                      ORDER BY "t33"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "touches",
                    MAX("t33"."last_touched_at") OVER (
                      PARTITION BY "t33"."deal_id"
                      ORDER BY "t33"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "last_touched_at",
                    SUM("t33"."asks") OVER (
                      PARTITION BY "t33"."deal_id"
                      ORDER BY "t33"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "asks",
                    MAX("t33"."last_asked_at") OVER (
                      PARTITION BY "t33"."deal_id"
                      ORDER BY "t33"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "last_asked_at",
                    SUM("t33"."minutes") OVER (
                      PARTITION BY "t33"."deal_id"
                      ORDER BY "t33"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "minutes",
                    SUM("t33"."heard") OVER (
                      PARTITION BY "t33"."deal_id"
                      ORDER BY "t33"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "heard",
                    MAX("t33"."last_heard_at") OVER (
                      PARTITION BY "t33"."deal_id"
                      ORDER BY "t33"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "last_heard_at",
                    SUM("t33"."offers") OVER (
                      PARTITION BY "t33"."deal_id"
                      ORDER BY "t33"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "offers",
                    MIN("t33"."first_offered_at") OVER (
                      PARTITION BY "t33"."deal_id"
                      ORDER BY "t33"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "first_offered_at",
                    MAX("t33"."last_offered_at") OVER (
                      PARTITION BY "t33"."deal_id"
                      ORDER BY "t33"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "last_offered_at",
                    MAX("t33"."wait") OVER (
                      PARTITION BY "t33"."deal_id"
                      ORDER BY "t33"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "wait",
                    MAX("t33"."stopped") OVER (
                      PARTITION BY "t33"."deal_id"
                      ORDER BY "t33"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "stopped",
                    MAX("t33"."closing") OVER (
                      PARTITION BY "t33"."deal_id"
                      ORDER BY "t33"."as_of" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                    ) AS "closing"
                  FROM (
                    SELECT
                      "t32"."deal_id",
                      "t32"."as_of",
                      MIN("t32"."at") FILTER(WHERE
                        "t32"."kind" <> -1) AS "opened_at",
                      MAX(
                        {'at': "t32"."at", 'kind': "t32"."kind", 'id': "t32"."id", 'word': "t32"."word", 'second': "t32"."second"}
                      ) FILTER(WHERE
                        "t32"."kind" IN (0)) AS "opened",
                      MAX({'at': "t32"."at", 'kind': "t32"."kind", 'id': "t32"."id", 'word': "t32"."word"}) FILTER(WHERE
                        "t32"."kind" IN (1)) AS "assigned",
                      MAX(
                        {'at': "t32"."at", 'kind': "t32"."kind", 'id': "t32"."id", 'word': "t32"."word", 'number': "t32"."number"}
                      ) FILTER(WHERE
                        "t32"."kind" IN (2)) AS "valued",
                      MAX({'at': "t32"."at", 'kind': "t32"."kind", 'id': "t32"."id", 'day': "t32"."day"}) FILTER(WHERE
                        "t32"."kind" IN (3)) AS "promised",
                      SUM("t32"."one") FILTER(WHERE
                        "t32"."pushed") AS "pushes",
                      MAX({'at': "t32"."at", 'kind': "t32"."kind", 'id': "t32"."id", 'word': "t32"."word"}) FILTER(WHERE
                        "t32"."kind" IN (4)) AS "staged",
                      MAX("t32"."at") FILTER(WHERE
                        "t32"."changed") AS "stage_since",
                      SUM("t32"."one") FILTER(WHERE
                        "t32"."moved") AS "stage_moves",
                      SUM("t32"."one") FILTER(WHERE
                        "t32"."kind" IN (6, 7)) AS "touches",
                      MAX("t32"."at") FILTER(WHERE
                        "t32"."kind" IN (6, 7)) AS "last_touched_at",
                      SUM("t32"."one") FILTER(WHERE
                        "t32"."kind" IN (7)) AS "asks",
                      MAX("t32"."at") FILTER(WHERE
                        "t32"."kind" IN (7)) AS "last_asked_at",
                      SUM("t32"."number") FILTER(WHERE
                        "t32"."kind" IN (6, 7, 9, 5) AND NOT (
                          ISNAN("t32"."number")
                        )) AS "minutes",
                      SUM("t32"."one") FILTER(WHERE
                        "t32"."letter" >= 2) AS "heard",
                      MAX("t32"."at") FILTER(WHERE
                        "t32"."letter" >= 2) AS "last_heard_at",
                      SUM("t32"."one") FILTER(WHERE
                        "t32"."kind" IN (8) AND (
                          "t32"."word" = 'us'
                        )) AS "offers",
                      MIN("t32"."at") FILTER(WHERE
                        "t32"."kind" IN (8) AND (
                          "t32"."word" = 'us'
                        )) AS "first_offered_at",
                      MAX("t32"."at") FILTER(WHERE
                        "t32"."kind" IN (8) AND (
                          "t32"."word" = 'us'
                        )) AS "last_offered_at",
                      MAX({'at': "t32"."at", 'kind': "t32"."kind", 'id': "t32"."id", 'day': "t32"."day"}) FILTER(WHERE
                        (
                          "t32"."kind" IN (11, 10)
                          OR (
                            "t32"."kind" IN (16) AND (
                              "t32"."word" = 'them'
                            )
                          )
                        )
                        AND (
                          "t32"."day" <> -9223372036854775808
                        )) AS "wait",
                      MAX("t32"."one") FILTER(WHERE
                        "t32"."kind" IN (10) AND (
                          "t32"."word" = 'stop'
                        )) AS "stopped",
                      MAX({'at': "t32"."at", 'kind': "t32"."kind", 'id': "t32"."id"}) FILTER(WHERE
                        "t32"."kind" IN (12, 13, 15)) AS "closing"
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t28"."deal_id",
                          "t28"."at",
                          "t28"."kind",
                          "t28"."id",
                          "t28"."word",
                          "t28"."second",
                          "t28"."number",
                          "t28"."day",
                          "t28"."one",
                          "t28"."changed",
                          "t28"."moved",
                          "t28"."pushed",
                          "t28"."letter",
                          MIN(CASE WHEN "t28"."kind" = -1 THEN "t28"."at" ELSE CAST(NULL AS BIGINT) END) OVER (
                            PARTITION BY "t28"."deal_id"
                            ORDER BY "t28"."at" ASC, "t28"."kind" ASC
                            ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
                          ) AS "as_of"
                        FROM (
                          SELECT
                            *
                          FROM "t26" AS "t27"
                          UNION ALL
                          SELECT
                            *
                          FROM (
                            SELECT
                              "t4"."deal_id",
                              "t4"."as_of" AS "at",
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
                            FROM "t2" AS "t4"
                          ) AS "t6"
                        ) AS "t28"
                      ) AS "t29"
                      WHERE
                        "t29"."as_of" IS NOT NULL
                    ) AS "t32"
                    GROUP BY
                      1,
                      2
                  ) AS "t33"
                ) AS "t34"
              ) AS "t36"
              LEFT OUTER JOIN (
                SELECT
                  "t27"."deal_id",
                  ARRAY_TO_STRING(
                    LIST_APPLY(
                      LIST_SORT(
                        ARRAY_AGG((
                          "t27"."at" * 16
                        ) + "t27"."letter") FILTER(WHERE
                          (
                            (
                              "t27"."at" * 16
                            ) + "t27"."letter"
                          ) IS NOT NULL)
                      ),
                      LAMBDA __ibis_param_key__ : SUBSTRING(
                        ',s,S e p n l h',
                        CASE
                          WHEN (
                            (
                              (
                                __ibis_param_key__ & 15
                              ) * 2
                            ) + 1
                          ) >= 1
                          THEN (
                            (
                              __ibis_param_key__ & 15
                            ) * 2
                          ) + 1
                          ELSE (
                            (
                              __ibis_param_key__ & 15
                            ) * 2
                          ) + 1 + LENGTH(',s,S e p n l h')
                        END,
                        2
                      )
                    ),
                    ''
                  ) AS "story"
                FROM "t26" AS "t27"
                GROUP BY
                  1
              ) AS "t31"
                ON "t36"."deal_id" = "t31"."deal_id"
            ) AS "t37"
          ) AS "t38"
        ) AS "t39"
      ) AS "t40"
      GROUP BY
        1,
        2
    ) AS "t41"
  ) AS "t44"
    ON "t45"."organization" = "t44"."organization" AND "t45"."as_of" = "t44"."as_of"
)
SELECT
  "t55"."deal_id",
  "t55"."as_of",
  "t55"."organization",
  "t55"."pipeline",
  "t55"."touch_pattern",
  "t55"."opened_at",
  "t55"."customer_won",
  "t55"."customer_lost",
  COALESCE("t55"."won", 0) AS "segment_won",
  COALESCE("t55"."lost", 0) AS "segment_lost",
  COALESCE("t55"."assigned"."word", '') AS "owner",
  COALESCE("t55"."staged"."word", '') AS "stage",
  COALESCE("t55"."valued"."word", '') AS "currency",
  "t55"."valued"."number" AS "amount",
  (
    "t55"."as_of" - "t55"."opened_at"
  ) / 86400000000 AS "age_days",
  "t55"."touches",
  LENGTH("t55"."touch_pattern") - LENGTH(REGEXP_REPLACE("t55"."touch_pattern", '[sS]+$', '', 'g')) AS "unanswered",
  (
    "t55"."as_of" - "t55"."last_touched_at"
  ) / 86400000000 AS "days_since_touch",
  "t55"."heard",
  (
    "t55"."as_of" - COALESCE("t55"."last_heard_at", "t55"."opened_at")
  ) / 86400000000 AS "silence_days",
  (
    COALESCE("t55"."last_heard_at", "t55"."opened_at") - "t55"."opened_at"
  ) / 86400000000 AS "heard_span_days",
  "t55"."offers",
  (
    "t55"."as_of" - "t55"."first_offered_at"
  ) / 86400000000 AS "offer_age_days",
  (
    "t55"."as_of" - "t55"."last_offered_at"
  ) / 86400000000 AS "days_since_offer",
  CASE
    WHEN "t55"."promised"."day" <> -9223372036854775808
    THEN (
      "t55"."promised"."day" - "t55"."as_of"
    ) / 86400000000
    ELSE CAST(NULL AS DOUBLE)
  END AS "days_to_promise",
  "t55"."pushes",
  (
    "t55"."as_of" - "t55"."stage_since"
  ) / 86400000000 AS "days_in_stage",
  "t55"."stage_moves",
  "t55"."minutes",
  "t55"."asks",
  (
    "t55"."as_of" - "t55"."last_asked_at"
  ) / 86400000000 AS "days_since_asked",
  CASE
    WHEN "t55"."wait"."day" > "t55"."as_of"
    THEN (
      "t55"."wait"."day" - "t55"."as_of"
    ) / 86400000000
    ELSE CAST(NULL AS DOUBLE)
  END AS "days_to_wait",
  COALESCE("t55"."stopped", 0) AS "stopped"
FROM (
  SELECT
    "t51"."deal_id",
    "t51"."as_of",
    "t51"."opened_at",
    "t51"."opened",
    "t51"."assigned",
    "t51"."valued",
    "t51"."promised",
    "t51"."pushes",
    "t51"."staged",
    "t51"."stage_since",
    "t51"."stage_moves",
    "t51"."touches",
    "t51"."last_touched_at",
    "t51"."asks",
    "t51"."last_asked_at",
    "t51"."minutes",
    "t51"."heard",
    "t51"."last_heard_at",
    "t51"."offers",
    "t51"."first_offered_at",
    "t51"."last_offered_at",
    "t51"."wait",
    "t51"."stopped",
    "t51"."closing",
    "t51"."organization",
    "t51"."pipeline",
    "t51"."story",
    "t51"."touch_pattern",
    "t51"."customer_won",
    "t51"."customer_lost",
    "t54"."pipeline" AS "pipeline_right",
    "t54"."as_of" AS "as_of_right",
    "t54"."won",
    "t54"."lost"
  FROM (
    SELECT
      "t47"."deal_id",
      "t47"."as_of",
      "t47"."opened_at",
      "t47"."opened",
      "t47"."assigned",
      "t47"."valued",
      "t47"."promised",
      "t47"."pushes",
      "t47"."staged",
      "t47"."stage_since",
      "t47"."stage_moves",
      "t47"."touches",
      "t47"."last_touched_at",
      "t47"."asks",
      "t47"."last_asked_at",
      "t47"."minutes",
      "t47"."heard",
      "t47"."last_heard_at",
      "t47"."offers",
      "t47"."first_offered_at",
      "t47"."last_offered_at",
      "t47"."wait",
      "t47"."stopped",
      "t47"."closing",
      "t47"."organization",
      "t47"."pipeline",
      "t47"."story",
      "t47"."touch_pattern",
      CASE WHEN "t47"."organization" <> '' THEN COALESCE("t47"."won", 0) ELSE 0 END AS "customer_won",
      CASE WHEN "t47"."organization" <> '' THEN COALESCE("t47"."lost", 0) ELSE 0 END AS "customer_lost"
    FROM "t46" AS "t47"
  ) AS "t51"
  LEFT OUTER JOIN (
    SELECT
      "t52"."pipeline",
      "t52"."as_of",
      SUM("t52"."won") OVER (
        PARTITION BY "t52"."pipeline"
        ORDER BY "t52"."as_of" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
      ) AS "won",
      SUM("t52"."lost") OVER (
        PARTITION BY "t52"."pipeline"
        ORDER BY "t52"."as_of" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
      ) AS "lost"
    FROM (
      SELECT
        "t49"."pipeline",
        "t49"."as_of",
        SUM("t49"."won") AS "won",
        SUM("t49"."lost") AS "lost"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t22"."pipeline",
            "t22"."at" AS "as_of",
            "t22"."won",
            "t22"."lost"
          FROM "t20" AS "t22"
          WHERE
            (
              "t22"."won" <> 0
            ) OR (
              "t22"."lost" <> 0
            )
        ) AS "t23"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT DISTINCT
            "t47"."pipeline",
            "t47"."as_of",
            0 AS "won",
            0 AS "lost"
          FROM "t46" AS "t47"
        ) AS "t48"
      ) AS "t49"
      GROUP BY
        1,
        2
    ) AS "t52"
  ) AS "t54"
    ON "t51"."pipeline" = "t54"."pipeline" AND "t51"."as_of" = "t54"."as_of"
) AS "t55"
