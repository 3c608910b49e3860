WITH "t1" AS (
  SELECT
    *
  FROM "events" AS "t0"
  WHERE
    "t0"."at" < AS_OF()
), "t8" AS (
  SELECT
    "t7"."deal_id",
    "t7"."at",
    "t7"."kind",
    "t7"."id",
    COALESCE("t7"."opened"."word", '') AS "organization",
    COALESCE("t7"."opened"."second", '') AS "pipeline",
    CASE WHEN "t7"."closing"."kind" = 12 THEN 1 ELSE 0 END AS "won",
    CASE WHEN "t7"."closing"."kind" = 13 THEN 1 ELSE 0 END AS "lost"
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
      FROM "t1" AS "t2"
      WHERE
        "t2"."kind" IN (0, 12, 13, 15)
    ) AS "t4"
  ) AS "t7"
), "t13" AS (
  SELECT
    "t3"."deal_id",
    "t3"."at",
    "t3"."kind",
    "t3"."id",
    "t3"."word",
    "t3"."second",
    "t3"."number",
    "t3"."day"
  FROM "t1" AS "t3"
  ANTI JOIN (
    SELECT
      *
    FROM (
      SELECT
        "t5"."deal_id",
        MAX({'at': "t5"."at", 'kind': "t5"."kind", 'id': "t5"."id"}) AS "closing"
      FROM (
        SELECT
          *
        FROM "t1" AS "t2"
        WHERE
          "t2"."kind" IN (12, 13, 15)
      ) AS "t5"
      GROUP BY
        1
    ) AS "t6"
    WHERE
      NOT (
        (
          (
            "t6"."closing"."kind"
          ) IS NULL
        ) OR (
          "t6"."closing"."kind" = 15
        )
      )
  ) AS "t11"
    ON "t3"."deal_id" = "t11"."deal_id"
), "t19" AS (
  SELECT
    "t16"."at",
    "t16"."organization",
    "t16"."pipeline",
    "t16"."won",
    "t16"."lost"
  FROM (
    SELECT
      *
    FROM "t8" AS "t10"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t12"."deal_id",
        "t12"."at",
        "t12"."kind",
        "t12"."id",
        "t12"."organization",
        "t12"."pipeline",
        -(
          "t12"."won"
        ) AS "won",
        -(
          "t12"."lost"
        ) AS "lost"
      FROM (
        SELECT
          "t10"."deal_id",
          "t10"."at",
          "t10"."kind",
          "t10"."id",
          LAG("t10"."organization") OVER (
            PARTITION BY "t10"."deal_id"
            ORDER BY "t10"."at" ASC, "t10"."kind" ASC, "t10"."id" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "organization",
          LAG("t10"."pipeline") OVER (
            PARTITION BY "t10"."deal_id"
            ORDER BY "t10"."at" ASC, "t10"."kind" ASC, "t10"."id" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "pipeline",
          LAG("t10"."won") OVER (
            PARTITION BY "t10"."deal_id"
            ORDER BY "t10"."at" ASC, "t10"."kind" ASC, "t10"."id" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "won",
          LAG("t10"."lost") OVER (
            PARTITION BY "t10"."deal_id"
            ORDER BY "t10"."at" ASC, "t10"."kind" ASC, "t10"."id" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "lost"
        FROM "t8" AS "t10"
      ) AS "t12"
    ) AS "t15"
  ) AS "t16"
  WHERE
    (
      "t16"."won" <> 0
    ) OR (
      "t16"."lost" <> 0
    )
)
SELECT
  "t35"."deal_id",
  "t35"."as_of",
  "t35"."organization",
  "t35"."pipeline",
  "t35"."touch_pattern",
  "t35"."opened_at",
  "t35"."customer_won",
  "t35"."customer_lost",
  COALESCE("t35"."won", 0) AS "segment_won",
  COALESCE("t35"."lost", 0) AS "segment_lost",
  COALESCE("t35"."assigned"."word", '') AS "owner",
  COALESCE("t35"."staged"."word", '') AS "stage",
  COALESCE("t35"."valued"."word", '') AS "currency",
  "t35"."valued"."number" AS "amount",
  (
    "t35"."as_of" - "t35"."opened_at"
  ) / 86400000000 AS "age_days",
  "t35"."touches",
  LENGTH("t35"."touch_pattern") - LENGTH(REGEXP_REPLACE("t35"."touch_pattern", '[sS]+$', '', 'g')) AS "unanswered",
  (
    "t35"."as_of" - "t35"."last_touched_at"
  ) / 86400000000 AS "days_since_touch",
  "t35"."heard",
  (
    "t35"."as_of" - COALESCE("t35"."last_heard_at", "t35"."opened_at")
  ) / 86400000000 AS "silence_days",
  (
    COALESCE("t35"."last_heard_at", "t35"."opened_at") - "t35"."opened_at"
  ) / 86400000000 AS "heard_span_days",
  "t35"."offers",
  (
    "t35"."as_of" - "t35"."first_offered_at"
  ) / 86400000000 AS "offer_age_days",
  (
    "t35"."as_of" - "t35"."last_offered_at"
  ) / 86400000000 AS "days_since_offer",
  CASE
    WHEN "t35"."promised"."day" <> -9223372036854775808
    THEN (
      "t35"."promised"."day" - "t35"."as_of"
    ) / 86400000000
    ELSE CAST(NULL AS DOUBLE)
  END AS "days_to_promise",
  "t35"."pushes",
  (
    "t35"."as_of" - "t35"."stage_since"
  ) / 86400000000 AS "days_in_stage",
  "t35"."stage_moves",
  "t35"."minutes",
  "t35"."asks",
  (
    "t35"."as_of" - "t35"."last_asked_at"
  ) / 86400000000 AS "days_since_asked",
  CASE
    WHEN "t35"."wait"."day" > "t35"."as_of"
    THEN (
      "t35"."wait"."day" - "t35"."as_of"
    ) / 86400000000
    ELSE CAST(NULL AS DOUBLE)
  END AS "days_to_wait",
  COALESCE("t35"."stopped", 0) AS "stopped"
FROM (
  SELECT
    "t34"."deal_id",
    "t34"."story",
    "t34"."opened_at",
    "t34"."opened",
    "t34"."assigned",
    "t34"."valued",
    "t34"."promised",
    "t34"."pushes",
    "t34"."staged",
    "t34"."stage_since",
    "t34"."stage_moves",
    "t34"."touches",
    "t34"."last_touched_at",
    "t34"."asks",
    "t34"."last_asked_at",
    "t34"."minutes",
    "t34"."heard",
    "t34"."last_heard_at",
    "t34"."letters",
    "t34"."offers",
    "t34"."first_offered_at",
    "t34"."last_offered_at",
    "t34"."wait",
    "t34"."stopped",
    "t34"."closing",
    "t34"."as_of",
    "t34"."touch_pattern",
    "t34"."organization",
    "t34"."pipeline",
    "t34"."customer_won",
    "t34"."customer_lost",
    "t24"."pipeline" AS "pipeline_right",
    "t24"."won",
    "t24"."lost"
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
      "t32"."letters",
      "t32"."offers",
      "t32"."first_offered_at",
      "t32"."last_offered_at",
      "t32"."wait",
      "t32"."stopped",
      "t32"."closing",
      "t32"."as_of",
      "t32"."touch_pattern",
      "t32"."organization",
      "t32"."pipeline",
      CASE WHEN "t32"."organization" <> '' THEN COALESCE("t32"."won", 0) ELSE 0 END AS "customer_won",
      CASE WHEN "t32"."organization" <> '' THEN COALESCE("t32"."lost", 0) ELSE 0 END AS "customer_lost"
    FROM (
      SELECT
        "t31"."deal_id",
        "t31"."story",
        "t31"."opened_at",
        "t31"."opened",
        "t31"."assigned",
        "t31"."valued",
        "t31"."promised",
        "t31"."pushes",
        "t31"."staged",
        "t31"."stage_since",
        "t31"."stage_moves",
        "t31"."touches",
        "t31"."last_touched_at",
        "t31"."asks",
        "t31"."last_asked_at",
        "t31"."minutes",
        "t31"."heard",
        "t31"."last_heard_at",
        "t31"."letters",
        "t31"."offers",
        "t31"."first_offered_at",
        "t31"."last_offered_at",
        "t31"."wait",
        "t31"."stopped",
        "t31"."closing",
        "t31"."as_of",
        "t31"."touch_pattern",
        "t31"."organization",
        "t31"."pipeline",
        "t25"."organization" AS "organization_right",
        "t25"."won",
        "t25"."lost"
      FROM (
        SELECT
          "t29"."deal_id",
          "t29"."story",
          "t29"."opened_at",
          "t29"."opened",
          "t29"."assigned",
          "t29"."valued",
          "t29"."promised",
          COALESCE("t29"."pushes", 0) AS "pushes",
          "t29"."staged",
          "t29"."stage_since",
          COALESCE("t29"."stage_moves", 0) AS "stage_moves",
          COALESCE("t29"."touches", 0) AS "touches",
          "t29"."last_touched_at",
          COALESCE("t29"."asks", 0) AS "asks",
          "t29"."last_asked_at",
          COALESCE("t29"."minutes", 0) AS "minutes",
          COALESCE("t29"."heard", 0) AS "heard",
          "t29"."last_heard_at",
          COALESCE("t29"."letters", 0) AS "letters",
          COALESCE("t29"."offers", 0) AS "offers",
          "t29"."first_offered_at",
          "t29"."last_offered_at",
          "t29"."wait",
          "t29"."stopped",
          "t29"."closing",
          "t29"."as_of",
          "t29"."touch_pattern",
          COALESCE("t29"."opened"."word", '') AS "organization",
          COALESCE("t29"."opened"."second", '') AS "pipeline"
        FROM (
          SELECT
            "t28"."deal_id",
            "t28"."story",
            "t28"."opened_at",
            "t28"."opened",
            "t28"."assigned",
            "t28"."valued",
            "t28"."promised",
            "t28"."pushes",
            "t28"."staged",
            "t28"."stage_since",
            "t28"."stage_moves",
            "t28"."touches",
            "t28"."last_touched_at",
            "t28"."asks",
            "t28"."last_asked_at",
            "t28"."minutes",
            "t28"."heard",
            "t28"."last_heard_at",
            "t28"."letters",
            "t28"."offers",
            "t28"."first_offered_at",
            "t28"."last_offered_at",
            "t28"."wait",
            "t28"."stopped",
            "t28"."closing",
            AS_OF() AS "as_of",
            REPLACE(
              REPLACE(
                REPLACE(
                  REPLACE(
                    REPLACE(
                      REGEXP_REPLACE(
                        REGEXP_REPLACE(
                          REGEXP_REPLACE(COALESCE("t28"."story", ''), '[penlh]*([penlh])', '\1', 'g'),
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
              ) AS "story",
              MIN("t27"."at") FILTER(WHERE
                "t27"."kind" <> -1) AS "opened_at",
              MAX(
                {'at': "t27"."at", 'kind': "t27"."kind", 'id': "t27"."id", 'word': "t27"."word", 'second': "t27"."second"}
              ) FILTER(WHERE
                "t27"."kind" IN (0)) AS "opened",
              MAX({'at': "t27"."at", 'kind': "t27"."kind", 'id': "t27"."id", 'word': "t27"."word"}) FILTER(WHERE
                "t27"."kind" IN (1)) AS "assigned",
              MAX(
                {'at': "t27"."at", 'kind': "t27"."kind", 'id': "t27"."id", 'word': "t27"."word", 'number': "t27"."number"}
              ) FILTER(WHERE
                "t27"."kind" IN (2)) AS "valued",
              MAX({'at': "t27"."at", 'kind': "t27"."kind", 'id': "t27"."id", 'day': "t27"."day"}) FILTER(WHERE
                "t27"."kind" IN (3)) AS "promised",
              SUM("t27"."one") FILTER(WHERE
                "t27"."pushed") AS "pushes",
              MAX({'at': "t27"."at", 'kind': "t27"."kind", 'id': "t27"."id", 'word': "t27"."word"}) FILTER(WHERE
                "t27"."kind" IN (4)) AS "staged",
              MAX("t27"."at") FILTER(WHERE
                "t27"."changed") AS "stage_since",
              SUM("t27"."one") FILTER(WHERE
                "t27"."moved") AS "stage_moves",
              SUM("t27"."one") FILTER(WHERE
                "t27"."kind" IN (6, 7)) AS "touches",
              MAX("t27"."at") FILTER(WHERE
                "t27"."kind" IN (6, 7)) AS "last_touched_at",
              SUM("t27"."one") FILTER(WHERE
                "t27"."kind" IN (7)) AS "asks",
              MAX("t27"."at") FILTER(WHERE
                "t27"."kind" IN (7)) AS "last_asked_at",
              SUM("t27"."number") FILTER(WHERE
                "t27"."kind" IN (6, 7, 9, 5) AND NOT (
                  ISNAN("t27"."number")
                )) AS "minutes",
              COUNT(DISTINCT "t27"."at") FILTER(WHERE
                "t27"."kind" IN (9)
                OR (
                  "t27"."kind" IN (8) AND (
                    "t27"."word" = 'them'
                  )
                )
                OR (
                  "t27"."kind" IN (10) AND (
                    "t27"."word" <> 'auto_reply'
                  )
                )) AS "heard",
              MAX("t27"."at") FILTER(WHERE
                "t27"."kind" IN (9)
                OR (
                  "t27"."kind" IN (8) AND (
                    "t27"."word" = 'them'
                  )
                )
                OR (
                  "t27"."kind" IN (10) AND (
                    "t27"."word" <> 'auto_reply'
                  )
                )) AS "last_heard_at",
              SUM("t27"."one") FILTER(WHERE
                "t27"."letter" IS NOT NULL) AS "letters",
              SUM("t27"."one") FILTER(WHERE
                "t27"."kind" IN (8) AND (
                  "t27"."word" = 'us'
                )) AS "offers",
              MIN("t27"."at") FILTER(WHERE
                "t27"."kind" IN (8) AND (
                  "t27"."word" = 'us'
                )) AS "first_offered_at",
              MAX("t27"."at") FILTER(WHERE
                "t27"."kind" IN (8) AND (
                  "t27"."word" = 'us'
                )) AS "last_offered_at",
              MAX({'at': "t27"."at", 'kind': "t27"."kind", 'id': "t27"."id", 'day': "t27"."day"}) FILTER(WHERE
                "t27"."kind" IN (11, 10) AND (
                  "t27"."day" <> -9223372036854775808
                )) AS "wait",
              MAX("t27"."one") FILTER(WHERE
                "t27"."kind" IN (10) AND (
                  "t27"."word" = 'stop'
                )) AS "stopped",
              MAX({'at': "t27"."at", 'kind': "t27"."kind", 'id': "t27"."id"}) FILTER(WHERE
                "t27"."kind" IN (12, 13, 15)) AS "closing"
            FROM (
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
                    WHEN "t14"."kind" = 6
                    THEN 0
                    WHEN "t14"."kind" = 7
                    THEN 1
                    WHEN (
                      "t14"."kind" = 8
                    ) AND (
                      "t14"."word" = 'them'
                    )
                    THEN 2
                    WHEN "t14"."kind" = 9
                    THEN 3
                    ELSE CAST(NULL AS BIGINT)
                  END AS "letter"
                FROM "t13" AS "t14"
                WHERE
                  NOT (
                    (
                      "t14"."kind" = 4
                    )
                    OR (
                      "t14"."kind" = 3
                    )
                    OR (
                      (
                        "t14"."kind" = 10
                      ) AND (
                        "t14"."word" <> 'auto_reply'
                      )
                    )
                  )
              ) AS "t18"
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
                  (
                    "t21"."kind" = 4
                  ) AND (
                    "t21"."word" <> "t21"."old"
                  ) AS "changed",
                  (
                    "t21"."kind" = 4
                  )
                  AND (
                    "t21"."word" <> "t21"."old"
                  )
                  AND (
                    "t21"."old" <> ''
                  ) AS "moved",
                  (
                    "t21"."kind" = 3
                  )
                  AND (
                    "t21"."old_day" <> -9223372036854775808
                  )
                  AND (
                    "t21"."day" > "t21"."old_day"
                  ) AS "pushed",
                  CASE
                    WHEN (
                      "t21"."kind" = 10
                    )
                    AND (
                      (
                        "t21"."next_at" IS NULL
                      ) OR (
                        "t21"."next_at" <> "t21"."at"
                      )
                    )
                    THEN CASE
                      WHEN "t21"."word" = 'no'
                      THEN 4
                      WHEN "t21"."word" = 'not_now'
                      THEN 5
                      WHEN "t21"."word" = 'yes'
                      THEN 6
                      WHEN "t21"."word" = 'counter'
                      THEN 7
                      WHEN "t21"."word" = 'hedge'
                      THEN 8
                      WHEN "t21"."word" = 'auto_reply'
                      THEN 6
                      WHEN "t21"."word" = 'wrong_person'
                      THEN 6
                      WHEN "t21"."word" = 'stop'
                      THEN 4
                      WHEN "t21"."word" = 'question'
                      THEN 6
                      WHEN "t21"."word" = 'other'
                      THEN 6
                      ELSE CAST(NULL AS BIGINT)
                    END
                    ELSE CAST(NULL AS BIGINT)
                  END AS "letter"
                FROM (
                  SELECT
                    "t17"."deal_id",
                    "t17"."at",
                    "t17"."kind",
                    "t17"."id",
                    "t17"."word",
                    "t17"."second",
                    "t17"."number",
                    "t17"."day",
                    "t17"."one",
                    COALESCE(
                      LAG("t17"."word") OVER (
                        PARTITION BY "t17"."deal_id", "t17"."kind"
                        ORDER BY "t17"."at" ASC, "t17"."id" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ),
                      ''
                    ) AS "old",
                    COALESCE(
                      LAG("t17"."day") OVER (
                        PARTITION BY "t17"."deal_id", "t17"."kind"
                        ORDER BY "t17"."at" ASC, "t17"."id" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ),
                      -9223372036854775808
                    ) AS "old_day",
                    LEAD("t17"."at") OVER (
                      PARTITION BY "t17"."deal_id", "t17"."kind"
                      ORDER BY "t17"."at" ASC, "t17"."id" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) AS "next_at"
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
                      1.0 AS "one"
                    FROM "t13" AS "t14"
                    WHERE
                      (
                        "t14"."kind" = 4
                      )
                      OR (
                        "t14"."kind" = 3
                      )
                      OR (
                        (
                          "t14"."kind" = 10
                        ) AND (
                          "t14"."word" <> 'auto_reply'
                        )
                      )
                  ) AS "t17"
                ) AS "t21"
              ) AS "t26"
            ) AS "t27"
            GROUP BY
              1
          ) AS "t28"
        ) AS "t29"
      ) AS "t31"
      LEFT OUTER JOIN (
        SELECT
          "t20"."organization",
          SUM("t20"."won") AS "won",
          SUM("t20"."lost") AS "lost"
        FROM "t19" AS "t20"
        GROUP BY
          1
      ) AS "t25"
        ON "t31"."organization" = "t25"."organization"
    ) AS "t32"
  ) AS "t34"
  LEFT OUTER JOIN (
    SELECT
      "t20"."pipeline",
      SUM("t20"."won") AS "won",
      SUM("t20"."lost") AS "lost"
    FROM "t19" AS "t20"
    GROUP BY
      1
  ) AS "t24"
    ON "t34"."pipeline" = "t24"."pipeline"
) AS "t35"
