package org.amaan.casework.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.amaan.casework.testing.ApiTest;
import org.hibernate.SessionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pairs of worlds that differ in one thing that the observer may not know. All that it can fetch
 * and is sent is equal, once ids and times are named in the order in which they appear. A step
 * takes ten minutes, so that a time that moves is seen.
 */
@QuarkusTest
class SilenceTest extends ApiTest {

  private static final Duration STEP = Duration.ofMinutes(10);
  private static final Pattern UUIDS =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern TIMES = Pattern.compile("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z");
  private static final Pattern REFERENCES = Pattern.compile("C-[A-Z]{2}-[0-9A-Z-]{14}");
  private static final Pattern CURSORS = Pattern.compile("\"[A-Za-z0-9_-]{40,}\"");
  private static final Pattern GRANTS = Pattern.compile("\\b1[789]\\d{11}\\b");
  private static final Pattern TRACES = Pattern.compile("\"traceId\":\"[^\"]*\"");

  private static final String CASEWORKER = "hota-intake";
  private static final String CLOSE = "{\"to\": \"closed\", \"disposition\": \"dismissed\"}";
  private static final String SUSPEND =
      "{\"to\": \"suspended\", \"reason\": \"awaiting-evidence\"}";
  private static final String ELSEWHERE =
      """
      {"to": {"agency": "punjab-police", "unit": "punjab-investigation"}, "reason": "jurisdiction"}
      """;

  @Inject SessionFactory database;

  /** One of the two worlds. */
  private final class World {
    final Report report = report(1, "accepted");
    final Opened opened = open(UUID.randomUUID(), report);
    final UUID caseId = opened.caseId();
    final String path = "/v1/cases/" + caseId;
    UUID handover = UUID.randomUUID();
    String cursor;

    void arrives(Report newer) {
      ApiTest.arrives(opened.referralId(), newer.json()).statusCode(200);
    }

    void note(String client, String handling) {
      post(client, path + "/notes", "{\"text\": \"x\", \"handling\": \"" + handling + "\"}")
          .statusCode(201);
    }

    void secure(String client, String handling) {
      post(
              client,
              path + "/evidence",
              """
              {"kind": "other", "description": "x", "collectedAt": "2024-11-20T09:15:00Z",
               "place": "x", "handling": "%s"}
              """
                  .formatted(handling))
          .statusCode(201);
    }

    void person(String client, String handling) {
      post(
              client,
              path + "/persons",
              """
              {"kind": "natural", "standing": "suspect", "roles": ["BrokerTravelAgent"],
               "handling": "%s"}
              """
                  .formatted(handling))
          .statusCode(201);
    }

    void observe(String client, String handling) {
      post(
              client,
              path + "/observations",
              """
              {"observations": [{"indicator": "R1", "value": "present", "observer": "police",
                "sourceGrade": "B", "informationGrade": 2, "handling": "%s"}]}
              """
                  .formatted(handling))
          .statusCode(201);
    }

    UUID offer(String client, String to) {
      return UUID.fromString(
          post(client, path + "/handovers", to).statusCode(201).extract().path("id"));
    }

    void toLahore() {
      handover = offer(OFFICER, TO_LAHORE);
      accept(handover);
    }

    /** A hearing, a measure and a claim, and one of them changes. */
    void tries(String client) {
      Instant due = clock.instant().plus(Duration.ofDays(20));
      String hearing =
          post(
                  client,
                  path + "/hearings",
                  """
                  {"kind": "bail", "courtLevel": "special", "startsAt": "%s",
                   "timeZone": "Asia/Karachi", "inCamera": true}
                  """
                      .formatted(due))
              .statusCode(201)
              .extract()
              .path("id");
      post(
              client,
              path + "/protection-measures",
              """
              {"kind": "screen", "subjectId": "%s", "reviewDueAt": "%s"}
              """
                  .formatted(opened.subjectId(), due))
          .statusCode(201);
      post(
              client,
              path + "/compensation-claims",
              """
              {"subjectId": "%s", "route": "state-fund", "filingDueAt": "%s",
               "claimed": {"currency": "PKR", "minorUnits": 100}}
              """
                  .formatted(opened.subjectId(), due))
          .statusCode(201);
      patch(client, path + "/hearings/" + hearing, "\"0\"", "{\"inCamera\": false}")
          .statusCode(200);
    }

    /** The police are excluded, and the coordinator has the case until it is handed over. */
    void toCoordinator() {
      arrives(report.excluding(2, "ahtc"));
    }

    void toProsecution() {
      move(caseId, INVESTIGATE, PROSECUTE);
    }

    void helped(String toldTo, String state, long sequence) {
      as(REFERRAL_SERVICE)
          .body(
              """
              {"sequence": %d, "toldTo": {"agency": "%s"}, "state": "%s", "reference": "PK-26-7KQ4-M2XD-1",
               "subjectId": "%s", "receiver": {"agency": "panah-shelter"}, "need": "protection",
               "submittedAt": "2026-11-24T09:00:00Z", "stateSince": "2026-11-24T09:00:00Z"}
              """
                  .formatted(sequence, toldTo, state, opened.subjectId()))
          .put(path + "/protection/" + opened.referralId())
          .then()
          .statusCode(204);
    }
  }

  /** What happens in a world. */
  private interface Act {
    void in(World world);
  }

  static Stream<Arguments> secrets() {
    return Stream.of(
        secret(
            "another agency is excluded",
            OFFICER,
            w -> {},
            w -> w.arrives(w.report.excluding(2, "bystander-relief"))),
        secret(
            "the unit that it is offered to is excluded",
            OFFICER,
            w -> w.handover = w.offer(OFFICER, TO_LAHORE),
            w -> w.arrives(w.report.excluding(2, "lahore-police"))),
        secret(
            "the prosecution that it is with is excluded",
            OFFICER,
            World::toProsecution,
            w -> w.arrives(w.report.excluding(2, "punjab-prosecution"))),
        secret(
            "the excluded unit is reminded that it was asked",
            LAHORE_SUPERVISOR,
            w -> w.arrives(w.report.excluding(2, "lahore-police")),
            w -> post(OFFICER, w.path + "/assignment", "{}").statusCode(200)),
        secret(
            "it was offered to another unit in vain",
            PROSECUTOR,
            World::toProsecution,
            w -> {
              UUID offer = w.offer(OFFICER, TO_LAHORE);
              post(
                      LAHORE_SUPERVISOR,
                      "/v1/handovers/" + offer + "/refusal",
                      "{\"reason\": \"no-capacity\"}")
                  .statusCode(200);
            }),
        secret(
            "it is being offered to another unit",
            PROSECUTOR,
            World::toProsecution,
            w -> w.offer(OFFICER, TO_LAHORE)),
        secret(
            "somebody has the work",
            PROSECUTOR,
            World::toProsecution,
            w -> post(OFFICER, w.path + "/assignment", "{}").statusCode(200)),
        secret(
            "what the custodian keeps from courts",
            PROSECUTOR,
            World::toProsecution,
            w -> {
              w.note(OFFICER, "H1");
              w.secure(OFFICER, "H1");
              w.observe(OFFICER, "H1");
            }),
        secret(
            "what is between the referral and another agency",
            OFFICER,
            World::toProsecution,
            w ->
                ApiTest.arrives(
                        w.opened.referralId(),
                        observing(
                            w.report.at(2, "accepted"),
                            observed(UUID.randomUUID(), "R1", "present", "punjab-prosecution")))
                    .statusCode(200)),
        secret(
            "the custodian before offered it elsewhere in vain",
            LAHORE_OFFICER,
            w -> {},
            w -> {
              UUID offer = w.offer(OFFICER, ELSEWHERE);
              post(OFFICER, "/v1/handovers/" + offer + "/cancellation", "{}").statusCode(200);
            },
            World::toLahore),
        secret(
            "notes that the custodian before keeps to itself",
            LAHORE_OFFICER,
            w -> {},
            w -> w.note(OFFICER, "H2"),
            World::toLahore),
        secret(
            "evidence that the custodian before keeps to itself",
            LAHORE_OFFICER,
            w -> {},
            w -> w.secure(OFFICER, "H2"),
            World::toLahore),
        secret(
            "a person whom the custodian before keeps to itself",
            LAHORE_OFFICER,
            w -> {},
            w -> w.person(OFFICER, "H2"),
            World::toLahore),
        secret(
            "an observation that the custodian before keeps to itself",
            LAHORE_OFFICER,
            w -> {},
            w -> w.observe(OFFICER, "H2"),
            World::toLahore),
        secret(
            "who in the unit before had the work",
            LAHORE_OFFICER,
            w -> {},
            w -> post(OFFICER, w.path + "/assignment", "{}").statusCode(200),
            World::toLahore),
        secret(
            "what help the custodian before was told of",
            LAHORE_OFFICER,
            World::toLahore,
            w -> w.helped("ahtc", "accepted", 2)),
        secret(
            "a legal hold of the custodian before",
            LAHORE_OFFICER,
            w -> {
              w.note(OFFICER, "H0");
              w.toLahore();
            },
            w ->
                post("dpo-ahtc", w.path + "/legal-holds", "{\"ground\": \"court-order\"}")
                    .statusCode(201)),
        secret(
            "what the new custodian does",
            OFFICER,
            World::toLahore,
            w -> {
              post(LAHORE_OFFICER, w.path + "/assignment", "{}").statusCode(200);
              w.note(LAHORE_OFFICER, "H0");
              w.secure(LAHORE_OFFICER, "H0");
              w.person(LAHORE_OFFICER, "H0");
              post(LAHORE_OFFICER, w.path + "/transitions", SUSPEND).statusCode(200);
            }),
        secret(
            "to whom the new custodian offers it",
            OFFICER,
            World::toLahore,
            w -> w.offer(LAHORE_OFFICER, ELSEWHERE)),
        secret(
            "what happens in a case that it is asked to take",
            LAHORE_SUPERVISOR,
            w -> w.handover = w.offer(OFFICER, TO_LAHORE),
            w -> {
              post(OFFICER, w.path + "/assignment", "{}").statusCode(200);
              w.note(OFFICER, "H0");
              w.toProsecution();
            }),
        secret(
            "what became of a case that it did not take",
            LAHORE_SUPERVISOR,
            w -> {
              w.handover = w.offer(OFFICER, TO_LAHORE);
              post(
                      LAHORE_SUPERVISOR,
                      "/v1/handovers/" + w.handover + "/refusal",
                      "{\"reason\": \"no-capacity\"}")
                  .statusCode(200);
            },
            w -> {
              w.offer(OFFICER, ELSEWHERE);
              w.toProsecution();
            }),
        secret(
            "the trial of a case that its caseworkers read",
            CASEWORKER,
            w -> move(w.caseId, INVESTIGATE, PROSECUTE.replace("punjab-prosecution", "hota")),
            w -> w.tries(OFFICER)),
        secret(
            "the trial of a case that passes to the coordinator",
            COORDINATOR,
            World::toProsecution,
            w -> w.tries(OFFICER),
            World::toCoordinator),
        secret(
            "the trial of a case that has passed to the coordinator",
            COORDINATOR,
            w -> {
              w.toProsecution();
              w.toCoordinator();
            },
            w -> w.tries(PROSECUTOR)),
        secret(
            "the trial of a case that it is asked to take",
            LAHORE_SUPERVISOR,
            w -> {
              w.toProsecution();
              w.handover = w.offer(OFFICER, TO_LAHORE);
            },
            w -> w.tries(PROSECUTOR)),
        secret(
            "the trial of a case that it was excluded from",
            PROSECUTOR,
            w -> {
              w.toProsecution();
              w.arrives(w.report.excluding(2, "punjab-prosecution"));
            },
            w -> w.tries(OFFICER)),
        secret(
            "another case about the same subject",
            OFFICER,
            w -> {},
            w ->
                open(
                    UUID.randomUUID(),
                    new Report(
                            1,
                            "accepted",
                            w.opened.subjectId(),
                            "lahore-police",
                            "lahore-investigation",
                            "routine",
                            "adult",
                            null)
                        .coordinated())),
        secret(
            "a case that is none of its business",
            STRANGER,
            w -> {},
            w -> {
              w.note(OFFICER, "H0");
              w.toProsecution();
            }));
  }

  private static Arguments secret(String name, String observer, Act before, Act secret) {
    return secret(name, observer, before, secret, w -> {});
  }

  private static Arguments secret(String name, String observer, Act before, Act secret, Act after) {
    return Arguments.of(name, observer, before, secret, after);
  }

  @ParameterizedTest(name = "{1} does not notice: {0}")
  @MethodSource("secrets")
  void theObserverIsToldTheSameInBothWorlds(
      String name, String observer, Act before, Act secret, Act after) {
    Map<String, String> without = told(observer, before, world -> {}, after);
    clock.reset();
    Map<String, String> with = told(observer, before, secret, after);
    assertThat(with).isEqualTo(without);
  }

  private Map<String, String> told(String observer, Act before, Act secret, Act after) {
    World world = new World();
    Instant began = clock.instant();
    world.cursor = endOfInbox(observer);
    before.in(world);
    clock.advance(STEP);
    secret.in(world);
    clock.advance(STEP);
    after.in(world);
    clock.advance(STEP);
    Map<String, String> answers = new LinkedHashMap<>();
    Names names = new Names(world, began);
    for (String path :
        List.of(
            world.path,
            world.path + "/feedback",
            world.path + "/timeline",
            world.path + "/notes",
            world.path + "/persons",
            world.path + "/observations",
            world.path + "/evidence",
            world.path + "/evidence/verification",
            world.path + "/preservation-list",
            world.path + "/assessments",
            world.path + "/non-punishment-reviews",
            world.path + "/protection",
            world.path + "/legal-holds",
            world.path + "/hearings",
            world.path + "/protection-measures",
            world.path + "/compensation-claims",
            "/v1/handovers/" + world.handover)) {
      answers.put(names.plain(path), names.plain(asked(observer, path)));
    }
    answers.put("listed", names.plain(listed(observer, world)));
    awaitFeeds();
    answers.put("inbox", names.plain(inbox(observer, world)));
    answers.put("alerts", names.plain(alerts(observer, world)));
    answers.put("commands", names.plain(refusals(observer, world)));
    return answers;
  }

  /** The answer, and how many statements it took. */
  private String asked(String observer, String path) {
    Response answer = as(observer).get(path);
    String body = answer.contentType().contains("json") ? answer.asString() : answer.contentType();
    return answer.statusCode()
        + " "
        + answer.header("ETag")
        + " "
        + body
        + " in "
        + statements(() -> as(observer).get(path));
  }

  /** The fewest of several: timers and deliveries work beside it. */
  private long statements(Runnable request) {
    database.getStatistics().setStatisticsEnabled(true);
    try {
      long fewest = Long.MAX_VALUE;
      for (int i = 0; i < 3; i++) {
        long before = database.getStatistics().getPrepareStatementCount();
        request.run();
        fewest = Math.min(fewest, database.getStatistics().getPrepareStatementCount() - before);
      }
      return fewest;
    } finally {
      database.getStatistics().setStatisticsEnabled(false);
    }
  }

  private static String listed(String observer, World world) {
    Response page = as(observer).get("/v1/cases?limit=200");
    return page.statusCode() != 200
        ? String.valueOf(page.statusCode())
        : String.valueOf(
            page.jsonPath().<Object>getList("items.findAll { it.id == '" + world.caseId + "' }"));
  }

  private static String endOfInbox(String observer) {
    String cursor = "";
    while (true) {
      Response page = as(observer).get("/v1/inbox?limit=200&wait=0&cursor=" + cursor);
      if (page.statusCode() != 200) {
        return "";
      }
      JsonPath read = page.jsonPath();
      cursor = read.getString("next");
      if (read.getList("items").isEmpty()) {
        return cursor;
      }
    }
  }

  /** A feed shows what was committed before the oldest transaction that still runs. */
  private void awaitFeeds() {
    long now = Long.parseLong(rows.of("SELECT pg_current_xact_id()::text").get(0));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                Long.parseLong(
                        rows.of("SELECT pg_snapshot_xmin(pg_current_snapshot())::text").get(0))
                    > now);
  }

  private static String inbox(String observer, World world) {
    Response page = as(observer).get("/v1/inbox?limit=200&wait=0&cursor=" + world.cursor);
    if (page.statusCode() != 200) {
      return String.valueOf(page.statusCode());
    }
    List<String> items = new ArrayList<>();
    page.jsonPath()
        .<Map<String, Object>>getList("items.findAll { it.caseId == '" + world.caseId + "' }")
        .forEach(
            item -> {
              Map<String, Object> shown = new LinkedHashMap<>(item);
              shown.remove("id");
              items.add(shown.toString());
            });
    return items.toString();
  }

  private String alerts(String observer, World world) {
    String agency = agencyOf(observer);
    return rows.of(
            """
            SELECT (m.payload ->> 'type') || ' ' || (m.payload #>> '{data,link}') || ' ' || coalesce(m.payload #>> '{data,dueAt}', '') || ' ' || r
            FROM outbox_message m, jsonb_array_elements(m.payload -> 'data' -> 'recipients') r
            WHERE m.aggregate_id = ? AND r ->> 'agency' = ?
              AND (? OR r ->> 'role' = 'caseworker' OR jsonb_exists(r -> 'roles', 'caseworker'))
            ORDER BY m.created_at, m.id
            """,
            world.caseId,
            agency,
            !observer.equals(CASEWORKER))
        .toString();
  }

  private static String agencyOf(String client) {
    return switch (client) {
      case LAHORE_OFFICER, LAHORE_SUPERVISOR -> "lahore-police";
      case PROSECUTOR -> "punjab-prosecution";
      case STRANGER -> "bystander-relief";
      case CASEWORKER -> "hota";
      case COORDINATOR -> "nrm-pakistan";
      default -> "ahtc";
    };
  }

  /** What refuses whatever the secret is; nothing of it is done. */
  private static String refusals(String observer, World world) {
    List<String> answers = new ArrayList<>();
    for (String command : List.of("/notes", "/transitions", "/evidence", "/legal-holds")) {
      Response answer =
          as(observer)
              .header("Idempotency-Key", UUID.randomUUID().toString())
              .body("{\"unknown\": 1}")
              .post(world.path + command);
      answers.add(answer.statusCode() + " " + answer.asString());
    }
    return answers.toString();
  }

  /** Ids, times and references by their order; what the world began with has a name of its own. */
  private static final class Names {
    private final Map<String, String> given = new LinkedHashMap<>();
    private final Instant began;

    Names(World world, Instant began) {
      this.began = began;
      given.put(world.caseId.toString(), "CASE");
      given.put(world.opened.referralId().toString(), "REFERRAL");
      given.put(world.opened.subjectId().toString(), "SUBJECT");
      given.put(world.handover.toString(), "HANDOVER");
    }

    String plain(String text) {
      String plain = TRACES.matcher(text).replaceAll("");
      plain = CURSORS.matcher(plain).replaceAll("\"cursor\"");
      plain = named(plain, UUIDS, "id");
      // A grant's version begins with the second in which it was given.
      plain = GRANTS.matcher(plain).replaceAll(match -> "V" + match.group().substring(10));
      plain = named(plain, REFERENCES, "reference");
      plain = plain.replaceAll("\"hash\":\"[0-9a-f]{64}\"", "\"hash\"");
      return TIMES.matcher(plain).replaceAll(match -> steps(match.group()));
    }

    private String named(String text, Pattern what, String word) {
      Matcher matcher = what.matcher(text);
      StringBuilder plain = new StringBuilder();
      while (matcher.find()) {
        String name = given.computeIfAbsent(matcher.group(), id -> word + "-" + given.size());
        matcher.appendReplacement(plain, name);
      }
      return matcher.appendTail(plain).toString();
    }

    /** How many steps after the beginning; of what is told to the hour, no more than that. */
    private String steps(String time) {
      if (time.endsWith(":00:00Z")) {
        return "HOUR";
      }
      long after = Duration.between(began, Instant.parse(time)).toMinutes();
      return "T" + Math.floorDiv(after + 1, STEP.toMinutes());
    }
  }
}
