package org.amaan.casework.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.amaan.launcher.testing.StackResource;
import org.amaan.launcher.testing.Tokens;
import org.amaan.platform.testing.ContractFilter;
import org.amaan.platform.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;

/**
 * The service over HTTP with real tokens, on real PostgreSQL. Every answer is held against the
 * contract, every message to a peer against that peer's.
 */
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "case-service"))
@QuarkusTestResource(StubPeers.class)
public abstract class ApiTest {

  protected static final String OFFICER = "ahtc-officer-1";
  protected static final String OTHER_OFFICER = "ahtc-officer-2";
  protected static final String SUPERVISOR = "ahtc-supervisor";
  protected static final String LAHORE_OFFICER = "lahore-officer";
  protected static final String LAHORE_SUPERVISOR = "lahore-supervisor";
  protected static final String PROSECUTOR = "prosecutor-punjab";
  protected static final String COORDINATOR = "nrm-pk";
  protected static final String STRANGER = "stranger-ngo";
  protected static final String REFERRAL_SERVICE = "referral-service";

  protected static final String TO_LAHORE =
      """
      {"to": {"agency": "lahore-police", "unit": "lahore-investigation"}, "reason": "jurisdiction"}
      """;

  private static final ContractFilter CONTRACT = new ContractFilter();

  private static final String WRITTEN =
      """
      SELECT unnest(ARRAY[
        (SELECT count(*) FROM case_file),
        (SELECT coalesce(sum(version), 0) FROM case_file),
        (SELECT count(*) FROM case_referral),
        (SELECT count(*) FROM handover),
        (SELECT coalesce(sum(version), 0) FROM handover),
        (SELECT count(*) FROM case_grant),
        (SELECT count(*) FROM case_note),
        (SELECT count(*) FROM evidence),
        (SELECT count(*) FROM evidence_entry),
        (SELECT count(*) FROM evidence_piece),
        (SELECT count(*) FROM assessment_draft),
        (SELECT coalesce(sum(version), 0) FROM assessment_draft),
        (SELECT count(*) FROM assessment),
        (SELECT count(*) FROM assessment_return),
        (SELECT count(*) FROM case_person),
        (SELECT count(*) FROM case_person_version),
        (SELECT count(*) FROM non_punishment_review),
        (SELECT count(*) FROM case_deadline),
        (SELECT count(*) FROM protection_referral),
        (SELECT coalesce(sum(version + 1), 0) FROM hearing),
        (SELECT coalesce(sum(version + 1), 0) FROM protection_measure),
        (SELECT coalesce(sum(version + 1), 0) FROM compensation_claim),
        (SELECT count(*) FROM case_observation),
        (SELECT count(*) FROM erasure_journal),
        (SELECT count(*) FROM case_key WHERE erased_at IS NULL),
        (SELECT count(*) FROM case_task WHERE settled_at IS NULL),
        (SELECT count(*) FROM case_legal_hold WHERE released_at IS NULL),
        (SELECT count(*) FROM inbox_entry),
        (SELECT count(*) FROM audit_entry WHERE client <> 'case-service' AND action NOT LIKE '%-read'),
        (SELECT count(*) FROM outbox_message),
        (SELECT count(*) FROM idempotency_key)])
      """;

  protected StubPeers peers;
  @Inject protected Rows rows;
  @Inject protected SettableClock clock;

  /** A case and the referral that opened it. */
  public record Opened(UUID caseId, UUID referralId, UUID subjectId) {}

  @AfterEach
  void peersWereAddressedAsTheirContractsSay() {
    clock.reset();
    peers.recover();
    List<String> problems = List.copyOf(peers.problems);
    peers.problems.clear();
    assertThat(problems).isEmpty();
  }

  protected static RequestSpecification as(String client) {
    return anonymous().header("Authorization", "Bearer " + Tokens.of(client));
  }

  protected static RequestSpecification anonymous() {
    return RestAssured.given().filter(CONTRACT).contentType(ContentType.JSON);
  }

  /** A command with a key of its own. */
  protected static ValidatableResponse post(String client, String path, String body) {
    return post(client, UUID.randomUUID(), path, body);
  }

  protected static ValidatableResponse post(String client, UUID key, String path, String body) {
    return as(client).header("Idempotency-Key", key.toString()).body(body).post(path).then();
  }

  /** A merge patch on the version that somebody read. */
  protected static ValidatableResponse patch(String client, String path, String etag, String body) {
    return as(client)
        .contentType("application/merge-patch+json")
        .header("If-Match", etag)
        .body(body)
        .patch(path)
        .then();
  }

  protected static ValidatableResponse get(String client, String path) {
    return as(client).get(path).then();
  }

  protected static Opened open() {
    return open(UUID.randomUUID(), report(1, "accepted"));
  }

  protected static Opened open(UUID referralId, Report report) {
    String caseId =
        as(REFERRAL_SERVICE)
            .body(report.json())
            .put("/v1/referred-cases/" + referralId)
            .then()
            .statusCode(201)
            .extract()
            .path("caseId");
    return new Opened(UUID.fromString(caseId), referralId, report.subjectId());
  }

  protected static Report report(long sequence, String state) {
    return new Report(
        sequence, state, UUID.randomUUID(), "ahtc", "ahtc-islamabad", "routine", "adult", null);
  }

  /** What referral-service says about a referral. */
  public record Report(
      long sequence,
      String state,
      UUID subjectId,
      String agency,
      String unit,
      String urgency,
      String ageClass,
      UUID attachTo,
      List<String> exclusions,
      String fallback) {

    public Report(
        long sequence,
        String state,
        UUID subjectId,
        String agency,
        String unit,
        String urgency,
        String ageClass,
        UUID attachTo) {
      this(sequence, state, subjectId, agency, unit, urgency, ageClass, attachTo, List.of(), null);
    }

    /** With the coordinator's desk to pass custody to. */
    public Report excluding(long newSequence, String... agencies) {
      return new Report(
          newSequence,
          state,
          subjectId,
          agency,
          unit,
          urgency,
          ageClass,
          attachTo,
          List.of(agencies),
          "{\"agency\": \"nrm-pakistan\", \"unit\": \"nrm-pakistan-desk\"}");
    }

    /** In a country that has a coordinator. */
    public Report coordinated() {
      return coordinatedBy("nrm-pakistan");
    }

    public Report coordinatedBy(String coordinator) {
      return new Report(
          sequence,
          state,
          subjectId,
          agency,
          unit,
          urgency,
          ageClass,
          attachTo,
          exclusions,
          "{\"agency\": \"%1$s\", \"unit\": \"%1$s-desk\"}".formatted(coordinator));
    }

    public Report at(long newSequence, String newState) {
      return new Report(
          newSequence, newState, subjectId, agency, unit, urgency, ageClass, attachTo);
    }

    public Report attachedTo(UUID caseId) {
      return new Report(sequence, state, subjectId, agency, unit, urgency, ageClass, caseId);
    }

    public Report urgent(String newUrgency, String newAgeClass) {
      return new Report(
          sequence, state, subjectId, agency, unit, newUrgency, newAgeClass, attachTo);
    }

    public Report acceptedBy(String newAgency, String newUnit) {
      return new Report(
          sequence, state, subjectId, newAgency, newUnit, urgency, ageClass, attachTo);
    }

    public String json() {
      return """
      {"sequence": %d, "state": "%s", "reference": "PK-26-7KQ4-M2XD-R", "subjectId": "%s",
       "referrer": {"agency": "umeed-trust"}, "receiver": {"agency": "%s", "unit": "%s"},
       "acceptedBy": null, "acceptedAt": "%s", "need": "investigation",
       "urgency": "%s", "ageClass": "%s", "country": "PK", "crossBorder": null%s%s%s}
      """
          .formatted(
              sequence,
              state,
              subjectId,
              agency,
              unit,
              Instant.now(),
              urgency,
              ageClass,
              attachTo == null ? "" : ", \"caseId\": \"" + attachTo + "\"",
              exclusions.isEmpty()
                  ? ""
                  : ", \"exclusions\": [\"" + String.join("\", \"", exclusions) + "\"]",
              fallback == null ? "" : ", \"fallbackCustodian\": " + fallback);
    }
  }

  /** The same report from a referral that knew of this feedback about its case. */
  protected static String knowing(long feedbackSequence, Report report) {
    return report
        .json()
        .strip()
        .replaceFirst("}$", ", \"feedbackSequence\": " + feedbackSequence + "}");
  }

  /**
   * The same report with observations by the referrer, each as {@code {"indicator": …, "readers":
   * …}}.
   */
  protected static String observing(Report report, String... observations) {
    return report
        .json()
        .strip()
        .replaceFirst("}$", ", \"observations\": [" + String.join(", ", observations) + "]}");
  }

  /** An observation of Umeed Trust, disclosed to these. */
  protected static String observed(UUID id, String indicator, String value, String... readers) {
    return """
    {"id": "%s", "author": "umeed-trust", "recordedAt": "2026-11-24T09:00:00Z", "indicator": "%s",
     "value": "%s", "observer": "victim-interview", "sourceGrade": "B", "informationGrade": 2,
     "handling": "H0", "readers": ["%s"]}
    """
        .formatted(id, indicator, value, String.join("\", \"", readers))
        .strip();
  }

  /** A report about a referral, however often. */
  protected static ValidatableResponse arrives(UUID referralId, String report) {
    return as(REFERRAL_SERVICE).body(report).put("/v1/referred-cases/" + referralId).then();
  }

  /** Offers a case of AHTC to Lahore. */
  protected static UUID offer(UUID caseId) {
    return UUID.fromString(
        post(OFFICER, "/v1/cases/" + caseId + "/handovers", TO_LAHORE)
            .statusCode(201)
            .extract()
            .path("id"));
  }

  /** The same with an offer that lapses soon, so that time need not be moved past everyone's. */
  protected UUID offerFor(UUID caseId, Duration time) {
    String body =
        TO_LAHORE
            .strip()
            .replaceFirst("}$", ", \"dueAt\": \"" + clock.instant().plus(time) + "\"}");
    return UUID.fromString(
        post(OFFICER, "/v1/cases/" + caseId + "/handovers", body)
            .statusCode(201)
            .extract()
            .path("id"));
  }

  protected static void accept(UUID handoverId) {
    post(LAHORE_SUPERVISOR, "/v1/handovers/" + handoverId + "/acceptance", "{}").statusCode(200);
  }

  protected static void move(UUID caseId, String... bodies) {
    for (String body : bodies) {
      post(OFFICER, "/v1/cases/" + caseId + "/transitions", body).statusCode(200);
    }
  }

  protected static final String INVESTIGATE = "{\"to\": \"under-investigation\"}";
  protected static final String PROSECUTE =
      "{\"to\": \"with-prosecution\", \"prosecution\": {\"agency\": \"punjab-prosecution\"}}";

  /** The draft of the assessment of a case that nobody has assessed before. */
  protected static ValidatableResponse assess(String client, UUID caseId, String body) {
    return as(client)
        .header("If-None-Match", "*")
        .body(body)
        .put("/v1/cases/" + caseId + "/assessment")
        .then();
  }

  /** Lets time pass for the deadlines of one case, and for nothing else. */
  protected void pass(UUID caseId, Duration time) {
    long seconds = time.toSeconds();
    rows.change(
        """
        UPDATE case_deadline SET started_at = started_at - ? * interval '1 second',
          near_at = near_at - ? * interval '1 second', due_at = due_at - ? * interval '1 second',
          passes_at = passes_at - ? * interval '1 second', escalates_at = escalates_at - ? * interval '1 second'
        WHERE case_id = ?
        """,
        seconds,
        seconds,
        seconds,
        seconds,
        seconds,
        caseId);
    rows.change(
        """
        UPDATE case_file SET due_at = due_at - ? * interval '1 second',
          passes_at = passes_at - ? * interval '1 second',
          due_besides_trial_at = due_besides_trial_at - ? * interval '1 second'
        WHERE id = ?
        """,
        seconds,
        seconds,
        seconds,
        caseId);
  }

  /** How many messages of a topic were sent about a referral or a case. */
  protected long sent(String topic, UUID aggregateId) {
    return rows.count("outbox_message", "topic = ? AND aggregate_id = ?", topic, aggregateId);
  }

  protected List<String> audited(UUID caseId) {
    return rows.of("SELECT action FROM audit_entry WHERE subject = ? ORDER BY at, id", caseId);
  }

  /** Without a token nothing is looked at, and nothing is written. */
  protected void needsToken(String method, String path, String body) {
    List<Long> before = written();
    anonymous()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(body)
        .request(method, path)
        .then()
        .statusCode(401)
        .body("type", equalTo("urn:amaan:problem:no-valid-token"));
    assertThat(written()).isEqualTo(before);
  }

  /** A refused command leaves no trace in the database. */
  protected ValidatableResponse refused(
      int status, String type, String client, String path, String body) {
    List<Long> before = written();
    ValidatableResponse answer =
        post(client, path, body)
            .statusCode(status)
            .body("type", equalTo("urn:amaan:problem:" + type));
    assertThat(written()).isEqualTo(before);
    return answer;
  }

  protected void needsIdempotencyKey(String client, String path, String body) {
    List<Long> before = written();
    as(client)
        .body(body)
        .post(path)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("Idempotency-Key"));
    as(client)
        .header("Idempotency-Key", "not-a-uuid")
        .body(body)
        .post(path)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("Idempotency-Key"));
    assertThat(written()).isEqualTo(before);
  }

  /** The same call from many threads at one moment. */
  protected static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * All that a command could have written, to see that a refused one wrote nothing; not what timers
   * write, nor what is audited of a slow reading that another test has begun.
   */
  protected List<Long> written() {
    return rows.of(WRITTEN).stream().map(Long::valueOf).toList();
  }
}
