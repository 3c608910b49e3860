WITH "t11" AS (
  SELECT
    "t5"."deal_id",
    "t5"."at",
    "t5"."kind",
    "t5"."id",
    COALESCE("t5"."opened"."word", '') AS "organization",
    COALESCE("t5"."opened"."second", '') AS "pipeline",
    CASE WHEN "t5"."closing"."kind" = 12 THEN 1 ELSE 0 END AS "won",
    CASE WHEN "t5"."closing"."kind" = 13 THEN 1 ELSE 0 END AS "lost"
  FROM (
    SELECT
      "t1"."deal_id",
      "t1"."at",
      "t1"."kind",
      "t1"."id",
      "t1"."word",
      "t1"."second",
      "t1"."number",
      "t1"."day",
      MAX(
        {'at': "t1"."at", 'kind': "t1"."kind", 'id': "t1"."id", 'word': "t1"."word", 'second': "t1"."second"}
      ) FILTER(WHERE
        "t1"."kind" IN (0)) OVER (
        PARTITION BY "t1"."deal_id"
        ORDER BY "t1"."at" ASC, "t1"."kind" ASC, "t1"."id" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS "opened",
      MAX({'at': "t1"."at", 'kind': "t1"."kind", 'id': "t1"."id"}) FILTER(WHERE
        "t1"."kind" IN (12, 13, 15)) OVER (
        PARTITION BY "t1"."deal_id"
        ORDER BY "t1"."at" ASC, "t1"."kind" ASC, "t1"."id" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS "closing"
    FROM (
      SELECT
        *
      FROM "events" AS "t0"
      WHERE
        "t0"."kind" IN (0, 12, 13, 15)
    ) AS "t1"
  ) AS "t5"
), "t24" AS (
  SELECT
    *
  FROM (
    SELECT
      "t20"."at",
      "t20"."organization",
      "t20"."pipeline",
      "t20"."won",
      "t20"."lost"
    FROM (
      SELECT
        *
      FROM "t11" AS "t13"
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
            "t13"."deal_id",
            "t13"."at",
            "t13"."kind",
            "t13"."id",
            LAG("t13"."organization") OVER (
              PARTITION BY "t13"."deal_id"
              ORDER BY "t13"."at" ASC, "t13"."kind" ASC, "t13"."id" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) AS "organization",
            LAG("t13"."pipeline") OVER (
              PARTITION BY "t13"."deal_id"
              ORDER BY "t13"."at" ASC, "t13"."kind" ASC, "t13"."id" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) AS "pipeline",
            LAG("t13"."won") OVER (
              PARTITION BY "t13"."deal_id"
              ORDER BY "t13"."at" ASC, "t13"."kind" ASC, "t13"."id" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) AS "won",
            LAG("t13"."lost") OVER (
              PARTITION BY "t13"."deal_id"
              ORDER BY "t13"."at" ASC, "t13"."kind" ASC, "t13"."id" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) AS "lost"
          FROM "t11" AS "t13"
        ) AS "t15"
      ) AS "t18"
    ) AS "t20"
    WHERE
      (
        "t20"."won" <> 0
      ) OR (
        "t20"."lost" <> 0
      )
  ) AS "t22"
  WHERE
    "t22"."at" < AS_OF()
)
SELECT
  "t39"."deal_id",
  "t39"."as_of",
  "t39"."organization",
  "t39"."pipeline",
  "t39"."touch_pattern",
  "t39"."opened_at",
  "t39"."customer_won",
  "t39"."customer_lost",
  COALESCE("t39"."won", 0) AS "segment_won",
  COALESCE("t39"."lost", 0) AS "segment_lost",
  COALESCE("t39"."assigned"."word", '') AS "owner",
  COALESCE("t39"."staged"."word", '') AS "stage",
  COALESCE("t39"."valued"."word", '') AS "currency",
  "t39"."valued"."number" AS "amount",
  (
    "t39"."as_of" - "t39"."opened_at"
  ) / 86400000000 AS "age_days",
  "t39"."touches",
  LENGTH("t39"."touch_pattern") - LENGTH(REGEXP_REPLACE("t39"."touch_pattern", '[sS]+$', '', 'g')) AS "unanswered",
  (
    "t39"."as_of" - "t39"."last_touched_at"
  ) / 86400000000 AS "days_since_touch",
  "t39"."heard",
  (
    "t39"."as_of" - COALESCE("t39"."last_heard_at", "t39"."opened_at")
  ) / 86400000000 AS "silence_days",
  (
    COALESCE("t39"."last_heard_at", "t39"."opened_at") - "t39"."opened_at"
  ) / 86400000000 AS "heard_span_days",
  "t39"."offers",
  (
    "t39"."as_of" - "t39"."first_offered_at"
  ) / 86400000000 AS "offer_age_days",
  (
    "t39"."as_of" - "t39"."last_offered_at"
  ) / 86400000000 AS "days_since_offer",
  CASE
    WHEN "t39"."promised"."day" <> -9223372036854775808
    THEN (
      "t39"."promised"."day" - "t39"."as_of"
    ) / 86400000000
    ELSE CAST(NULL AS DOUBLE)
  END AS "days_to_promise",
  "t39"."pushes",
  (
    "t39"."as_of" - "t39"."stage_since"
  ) / 86400000000 AS "days_in_stage",
  "t39"."stage_moves",
  "t39"."minutes",
  "t39"."asks",
  (
    "t39"."as_of" - "t39"."last_asked_at"
  ) / 86400000000 AS "days_since_asked",
  CASE
    WHEN "t39"."wait"."day" > "t39"."as_of"
    THEN (
      "t39"."wait"."day" - "t39"."as_of"
    ) / 86400000000
    ELSE CAST(NULL AS DOUBLE)
  END AS "days_to_wait",
  COALESCE("t39"."stopped", 0) AS "stopped"
FROM (
  SELECT
    "t38"."deal_id",
    "t38"."story",
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
    "t38"."as_of",
    "t38"."touch_pattern",
    "t38"."organization",
    "t38"."pipeline",
    "t38"."customer_won",
    "t38"."customer_lost",
    "t28"."pipeline" AS "pipeline_right",
    "t28"."won",
    "t28"."lost"
  FROM (
    SELECT
      "t36"."deal_id",
      "t36"."story",
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
      "t36"."as_of",
      "t36"."touch_pattern",
      "t36"."organization",
      "t36"."pipeline",
      CASE WHEN "t36"."organization" <> '' THEN COALESCE("t36"."won", 0) ELSE 0 END AS "customer_won",
      CASE WHEN "t36"."organization" <> '' THEN COALESCE("t36"."lost", 0) ELSE 0 END AS "customer_lost"
    FROM (
      SELECT
        "t35"."deal_id",
        "t35"."story",
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
        "t35"."offers",
        "t35"."first_offered_at",
        "t35"."last_offered_at",
        "t35"."wait",
        "t35"."stopped",
        "t35"."closing",
        "t35"."as_of",
        "t35"."touch_pattern",
        "t35"."organization",
        "t35"."pipeline",
        "t29"."organization" AS "organization_right",
        "t29"."won",
        "t29"."lost"
      FROM (
        SELECT
          "t33"."deal_id",
          "t33"."story",
          "t33"."opened_at",
          "t33"."opened",
          "t33"."assigned",
          "t33"."valued",
          "t33"."promised",
          COALESCE("t33"."pushes", 0) AS "pushes",
          "t33"."staged",
          "t33"."stage_since",
          COALESCE("t33"."stage_moves", 0) AS "stage_moves",
          COALESCE("t33"."touches", 0) AS "touches",
          "t33"."last_touched_at",
          COALESCE("t33"."asks", 0) AS "asks",
          "t33"."last_asked_at",
          COALESCE("t33"."minutes", 0) AS "minutes",
          COALESCE("t33"."heard", 0) AS "heard",
          "t33"."last_heard_at",
          COALESCE("t33"."offers", 0) AS "offers",
          "t33"."first_offered_at",
          "t33"."last_offered_at",
          "t33"."wait",
          "t33"."stopped",
          "t33"."closing",
          "t33"."as_of",
          "t33"."touch_pattern",
          COALESCE("t33"."opened"."word", '') AS "organization",
          COALESCE("t33"."opened"."second", '') AS "pipeline"
        FROM (
          SELECT
            "t32"."deal_id",
            "t32"."story",
            "t32"."opened_at",
            "t32"."opened",
            "t32"."assigned",
            "t32"."valued",
            "t32"."promised",
            "t32"."pushes",
            "t32"."staged",
            "t32"."stage_since",
            "t32"."stage_moves",
            "t32"."touches",
            "t32"."last_touched_at",
            "t32"."asks",
            "t32"."last_asked_at",
            "t32"."minutes",
            "t32"."heard",
            "t32"."last_heard_at",
            "t32"."offers",
            "t32"."first_offered_at",
            "t32"."last_offered_at",
            "t32"."wait",
            "t32"."stopped",
            "t32"."closing",
            AS_OF() AS "as_of",
            COALESCE(
              ARRAY_TO_STRING(
                LIST_APPLY(
                  STR_SPLIT(COALESCE("t32"."story", ''), ','),
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
              "t31"."deal_id",
              ARRAY_TO_STRING(
                LIST_APPLY(
                  LIST_SORT(
                    ARRAY_AGG((
                      "t31"."at" * 16
                    ) + "t31"."letter") FILTER(WHERE
                      (
                        (
                          "t31"."at" * 16
                        ) + "t31"."letter"
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
              ) AS "story",
              MIN("t31"."at") FILTER(WHERE
                "t31"."kind" <> -1) AS "opened_at",
              MAX(
                {'at': "t31"."at", 'kind': "t31"."kind", 'id': "t31"."id", 'word': "t31"."word", 'second': "t31"."second"}
              ) FILTER(WHERE
                "t31"."kind" IN (0)) AS "opened",
              MAX({'at': "t31"."at", 'kind': "t31"."kind", 'id': "t31"."id", 'word': "t31"."word"}) FILTER(WHERE
                "t31"."kind" IN (1)) AS "assigned",
              MAX(
                {'at': "t31"."at", 'kind': "t31"."kind", 'id': "t31"."id", 'word': "t31"."word", 'number': "t31"."number"}
              ) FILTER(WHERE
                "t31"."kind" IN (2)) AS "valued",
              MAX({'at': "t31"."at", 'kind': "t31"."kind", 'id': "t31"."id", 'day': "t31"."day"}) FILTER(WHERE
                "t31"."kind" IN (3)) AS "promised",
              SUM("t31"."one") FILTER(WHERE
                "t31"."pushed") AS "pushes",
              MAX({'at': "t31"."at", 'kind': "t31"."kind", 'id': "t31"."id", 'word': "t31"."word"}) FILTER(WHERE
                "t31"."kind" IN (4)) AS "staged",
              MAX("t31"."at") FILTER(WHERE
                "t31"."changed") AS "stage_since",
              SUM("t31"."one") FILTER(WHERE
                "t31"."moved") AS "stage_moves",
              SUM("t31"."one") FILTER(WHERE
                "t31"."kind" IN (6, 7)) AS "touches",
              MAX("t31"."at") FILTER(WHERE
                "t31"."kind" IN (6, 7)) AS "last_touched_at",
              SUM("t31"."one") FILTER(WHERE
                "t31"."kind" IN (7)) AS "asks",
              MAX("t31"."at") FILTER(WHERE
                "t31"."kind" IN (7)) AS "last_asked_at",
              SUM("t31"."number") FILTER(WHERE
                "t31"."kind" IN (6, 7, 9, 5) AND NOT (
                  ISNAN("t31"."number")
                )) AS "minutes",
              SUM("t31"."one") FILTER(WHERE
                "t31"."letter" >= 2) AS "heard",
              MAX("t31"."at") FILTER(WHERE
                "t31"."letter" >= 2) AS "last_heard_at",
              SUM("t31"."one") FILTER(WHERE
                "t31"."kind" IN (8) AND (
                  "t31"."word" = 'us'
                )) AS "offers",
              MIN("t31"."at") FILTER(WHERE
                "t31"."kind" IN (8) AND (
                  "t31"."word" = 'us'
                )) AS "first_offered_at",
              MAX("t31"."at") FILTER(WHERE
                "t31"."kind" IN (8) AND (
                  "t31"."word" = 'us'
                )) AS "last_offered_at",
              MAX({'at': "t31"."at", 'kind': "t31"."kind", 'id': "t31"."id", 'day': "t31"."day"}) FILTER(WHERE
                (
                  "t31"."kind" IN (11, 10)
                  OR (
                    "t31"."kind" IN (16) AND (
                      "t31"."word" = 'them'
                    )
                  )
                )
                AND (
                  "t31"."day" <> -9223372036854775808
                )) AS "wait",
              MAX("t31"."one") FILTER(WHERE
                "t31"."kind" IN (10) AND (
                  "t31"."word" = 'stop'
                )) AS "stopped",
              MAX({'at': "t31"."at", 'kind': "t31"."kind", 'id': "t31"."id"}) FILTER(WHERE
                "t31"."kind" IN (12, 13, 15)) AS "closing"
            FROM (
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
                  COALESCE("t16"."number", CAST('nan' AS DOUBLE)) AS "number",
                  COALESCE("t16"."day", -9223372036854775808) AS "day",
                  1.0 AS "one",
                  FALSE AS "changed",
                  FALSE AS "moved",
                  FALSE AS "pushed",
                  CASE
                    WHEN "t16"."kind" IN (6)
                    THEN 0
                    WHEN "t16"."kind" IN (7)
                    THEN 1
                    ELSE CAST(NULL AS BIGINT)
                  END AS "letter"
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
                    ) AS "t6"
                    WHERE
                      "t6"."at" < AS_OF()
                  ) AS "t10"
                  ANTI JOIN (
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t2"."deal_id",
                        MAX({'at': "t2"."at", 'kind': "t2"."kind", 'id': "t2"."id"}) AS "closing"
                      FROM (
                        SELECT
                          *
                        FROM "events" AS "t0"
                        WHERE
                          "t0"."at" < AS_OF() AND "t0"."kind" IN (12, 13, 15)
                      ) AS "t2"
                      GROUP BY
                        1
                    ) AS "t3"
                    WHERE
                      NOT (
                        (
                          (
                            "t3"."closing"."kind"
                          ) IS NULL
                        ) OR (
                          "t3"."closing"."kind" = 15
                        )
                      )
                  ) AS "t14"
                    ON "t10"."deal_id" = "t14"."deal_id"
                ) AS "t16"
              ) AS "t21"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  "t23"."deal_id",
                  "t23"."at",
                  "t23"."kind",
                  "t23"."id",
                  "t23"."word",
                  "t23"."second",
                  "t23"."number",
                  "t23"."day",
                  "t23"."one",
                  "t23"."kind" IN (4) AND (
                    "t23"."word" <> "t23"."old"
                  ) AS "changed",
                  "t23"."kind" IN (4)
                  AND (
                    "t23"."word" <> "t23"."old"
                  )
                  AND (
                    "t23"."old" <> ''
                  ) AS "moved",
                  "t23"."kind" IN (3)
                  AND (
                    "t23"."old_day" <> -9223372036854775808
                  )
                  AND (
                    "t23"."day" > "t23"."old_day"
                  ) AS "pushed",
                  CASE
                    WHEN (
                      "t23"."kind" IN (9)
                      OR (
                        "t23"."kind" IN (8) AND (
                          "t23"."word" = 'them'
                        )
                      )
                      OR (
                        "t23"."kind" IN (10) AND (
                          "t23"."word" <> 'auto_reply'
                        )
                      )
                    )
                    AND (
                      (
                        "t23"."next_at" IS NULL
                      ) OR (
                        "t23"."next_at" <> "t23"."at"
                      )
                    )
                    THEN CASE
                      WHEN "t23"."kind" IN (8)
                      THEN 3
                      WHEN "t23"."kind" IN (10) AND (
                        "t23"."word" = 'no'
                      )
                      THEN 4
                      WHEN "t23"."kind" IN (10) AND (
                        "t23"."word" = 'stop'
                      )
                      THEN 4
                      WHEN "t23"."kind" IN (10) AND (
                        "t23"."word" = 'not_now'
                      )
                      THEN 5
                      WHEN "t23"."kind" IN (10) AND (
                        "t23"."word" = 'counter'
                      )
                      THEN 3
                      WHEN "t23"."kind" IN (10) AND (
                        "t23"."word" = 'hedge'
                      )
                      THEN 6
                      ELSE 2
                    END
                    ELSE CAST(NULL AS BIGINT)
                  END AS "letter"
                FROM (
                  SELECT
                    "t19"."deal_id",
                    "t19"."at",
                    "t19"."kind",
                    "t19"."id",
                    "t19"."word",
                    "t19"."second",
                    "t19"."number",
                    "t19"."day",
                    "t19"."one",
                    COALESCE(
                      LAG("t19"."word") OVER (
                        PARTITION BY "t19"."deal_id", CASE
                          WHEN "t19"."kind" IN (4)
                          THEN 1
                          ELSE CASE WHEN "t19"."kind" IN (3) THEN 2 ELSE 3 END
                        END
                        ORDER BY "t19"."at" ASC, "t19"."kind" ASC, "t19"."id" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ),
                      ''
                    ) AS "old",
                    COALESCE(
                      LAG("t19"."day") OVER (
                        PARTITION BY "t19"."deal_id", CASE
                          WHEN "t19"."kind" IN (4)
                          THEN 1
                          ELSE CASE WHEN "t19"."kind" IN (3) THEN 2 ELSE 3 END
                        END
                        ORDER BY "t19"."at" ASC, "t19"."kind" ASC, "t19"."id" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ),
                      -9223372036854775808
                    ) AS "old_day",
                    LEAD("t19"."at") OVER (
                      PARTITION BY "t19"."deal_id", CASE
                        WHEN "t19"."kind" IN (4)
                        THEN 1
                        ELSE CASE WHEN "t19"."kind" IN (3) THEN 2 ELSE 3 END
                      END
                      ORDER BY "t19"."at" ASC, "t19"."kind" ASC, "t19"."id" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) AS "next_at"
                  FROM (
                    SELECT
                      "t17"."deal_id",
                      "t17"."at",
                      "t17"."kind",
                      "t17"."id",
                      "t17"."word",
                      "t17"."second",
                      COALESCE("t17"."number", CAST('nan' AS DOUBLE)) AS "number",
                      COALESCE("t17"."day", -9223372036854775808) AS "day",
                      1.0 AS "one"
                    FROM (
                      SELECT
                        "t9"."deal_id",
                        "t9"."at",
                        "t9"."kind",
                        "t9"."id",
                        "t9"."word",
                        "t9"."second",
                        "t9"."number",
                        "t9"."day"
                      FROM (
                        SELECT
                          *
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
                        ) AS "t4"
                        WHERE
                          "t4"."at" < AS_OF()
                      ) AS "t9"
                      ANTI JOIN (
                        SELECT
                          *
                        FROM (
                          SELECT
                            "t2"."deal_id",
                            MAX({'at': "t2"."at", 'kind': "t2"."kind", 'id': "t2"."id"}) AS "closing"
                          FROM (
                            SELECT
                              *
                            FROM "events" AS "t0"
                            WHERE
                              "t0"."at" < AS_OF() AND "t0"."kind" IN (12, 13, 15)
                          ) AS "t2"
                          GROUP BY
                            1
                        ) AS "t3"
                        WHERE
                          NOT (
                            (
                              (
                                "t3"."closing"."kind"
                              ) IS NULL
                            ) OR (
                              "t3"."closing"."kind" = 15
                            )
                          )
                      ) AS "t14"
                        ON "t9"."deal_id" = "t14"."deal_id"
                    ) AS "t17"
                  ) AS "t19"
                ) AS "t23"
              ) AS "t30"
            ) AS "t31"
            GROUP BY
              1
          ) AS "t32"
        ) AS "t33"
      ) AS "t35"
      LEFT OUTER JOIN (
        SELECT
          "t25"."organization",
          SUM("t25"."won") AS "won",
          SUM("t25"."lost") AS "lost"
        FROM "t24" AS "t25"
        GROUP BY
          1
      ) AS "t29"
        ON "t35"."organization" = "t29"."organization"
    ) AS "t36"
  ) AS "t38"
  LEFT OUTER JOIN (
    SELECT
      "t25"."pipeline",
      SUM("t25"."won") AS "won",
      SUM("t25"."lost") AS "lost"
    FROM "t24" AS "t25"
    GROUP BY
      1
  ) AS "t28"
    ON "t38"."pipeline" = "t28"."pipeline"
) AS "t39"
