package org.amaan.referral.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.outbox.OutboxMessage;
import org.amaan.platform.outbox.PeerRefused;
import org.amaan.platform.outbox.PeerUnavailable;
import org.amaan.platform.testing.Contract;
import org.amaan.platform.testing.SettableClock;
import org.amaan.referral.disclosure.relation.Custody;
import org.amaan.referral.disclosure.relation.CustodyUnconfirmed;
import org.amaan.referral.testing.Peers;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What case-service is sent and asked, and what becomes of its answers. */
@QuarkusTest
class CaseGatewayTest extends ServiceTest {

  private static final Contract PROVIDER = Contract.of("case-service");
  private static final String PROBLEM =
      "{\"type\": \"urn:amaan:problem:x\", \"title\": \"x\", \"status\": 400}";

  @Inject CaseGateway gateway;
  @Inject SettableClock clock;

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void everyStateOfAReferralFitsTheProvidersContractInOrder() {
    Referred referred = Referred.toPolice();
    move("ahtc-supervisor", referred, "acceptance", "{}");
    move("ahtc-supervisor", referred, "start", "{}");
    move("ahtc-supervisor", referred, "completion", "{\"outcome\": \"served\"}");
    move("ahtc-supervisor", referred, "reopening", "{\"reason\": \"More is known.\"}");
    move("umeed-caseworker", referred, "withdrawal", "{\"code\": \"other\"}");
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> calls(referred).size() == 5);
    List<JsonPath> sent =
        calls(referred).stream()
            .peek(
                call -> {
                  assertThat(call.authorised()).isTrue();
                  assertThat(!call.body().contains(referred.planted())).isTrue();
                  assertThat(
                          PROVIDER.requestProblems(
                              "PUT", call.path(), "application/json", call.body()))
                      .isEqualTo(List.of());
                })
            .map(call -> new JsonPath(call.body()))
            .sorted((a, b) -> Long.compare(a.getLong("sequence"), b.getLong("sequence")))
            .toList();
    assertThat(sent.stream().map(body -> body.getString("state")).toList())
        .isEqualTo(List.of("accepted", "in-progress", "completed", "reopened", "withdrawn"));
    assertThat(sent.stream().map(body -> body.getLong("sequence")).distinct().count()).isEqualTo(5);
  }

  @Test
  void theStubAnswersAsTheProviderDoes() {
    UUID id = UUID.randomUUID();
    assertThat(
            PROVIDER.responseProblems(
                "PUT", "/v1/referred-cases/" + id, 201, "application/json", link(id)))
        .isEqualTo(List.of());
    assertThat(
            PROVIDER.responseProblems(
                "GET",
                "/v1/cases/" + id + "/custodian",
                200,
                "application/json",
                custody(id, 1, "ahtc-islamabad")))
        .isEqualTo(List.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 422})
  void aRefusalIsOne(int status) {
    OutboxMessage message = message();
    Peers.answer("/v1/referred-cases/" + message.aggregateId(), status, PROBLEM);
    assertThatExceptionOfType(PeerRefused.class).isThrownBy(() -> gateway.deliver(message));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 429, 500, 503})
  void whatMayPassIsTriedAgain(int status) {
    OutboxMessage message = message();
    Peers.answer("/v1/referred-cases/" + message.aggregateId(), status, PROBLEM);
    assertThatExceptionOfType(PeerUnavailable.class).isThrownBy(() -> gateway.deliver(message));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "not json", "[]"})
  void anAnswerThatCannotBeReadIsNoDelivery(String garbage) {
    OutboxMessage message = message();
    Peers.answer("/v1/referred-cases/" + message.aggregateId(), 200, garbage);
    assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> gateway.deliver(message));
  }

  @Test
  void theCustodianIsAskedAtMostOnceASecond() {
    UUID caseId = UUID.randomUUID();
    Peers.answer(Peers.custodianPath(caseId), 200, custody(caseId, 1, "ahtc-islamabad"));
    assertThat(gateway.of(caseId))
        .isEqualTo(new Custody(caseId, 1, "ahtc", "ahtc-islamabad", Set.of("punjab-prosecution")));
    Peers.answer(Peers.custodianPath(caseId), 200, custody(caseId, 2, "other-unit"));
    assertThat(gateway.of(caseId).unit()).isEqualTo("ahtc-islamabad");
    clock.advance(Duration.ofMillis(1_001));
    assertThat(gateway.of(caseId).unit()).isEqualTo("other-unit");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 500, 503})
  void withoutAnAnswerCustodyIsUnconfirmed(int status) {
    UUID caseId = UUID.randomUUID();
    Peers.answer(Peers.custodianPath(caseId), status, PROBLEM);
    assertThatExceptionOfType(CustodyUnconfirmed.class).isThrownBy(() -> gateway.of(caseId));
    // A failure is not remembered.
    Peers.answer(Peers.custodianPath(caseId), 200, custody(caseId, 1, "ahtc-islamabad"));
    assertThat(gateway.of(caseId).unit()).isEqualTo("ahtc-islamabad");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "not json", "{\"caseId\": \"x\"}"})
  void garbageIsNoAnswer(String garbage) {
    UUID caseId = UUID.randomUUID();
    Peers.answer(Peers.custodianPath(caseId), 200, garbage);
    assertThatExceptionOfType(CustodyUnconfirmed.class).isThrownBy(() -> gateway.of(caseId));
  }

  private static void move(String client, Referred referred, String command, String body) {
    Stages.move(client, referred.referralId(), command, body).statusCode(200);
  }

  private static List<Peers.Call> calls(Referred referred) {
    return Peers.calls().stream()
        .filter(call -> call.path().equals("/v1/referred-cases/" + referred.referralId()))
        .toList();
  }

  private static String link(UUID caseId) {
    return "{\"caseId\": \"%s\", \"sequence\": 1}".formatted(caseId);
  }

  private static String custody(UUID caseId, long sequence, String unit) {
    return """
    {"caseId": "%s", "sequence": %d, "custodian": {"agency": "ahtc", "unit": "%s"},
     "readers": [{"agency": "punjab-prosecution", "basis": "grant"}], "closed": false}
    """
        .formatted(caseId, sequence, unit);
  }

  private static OutboxMessage message() {
    return new OutboxMessage(
        UUID.randomUUID(),
        CaseGateway.TOPIC,
        UUID.randomUUID(),
        1,
        Instant.now(),
        """
        {"sequence": 1, "state": "accepted", "reference": "PK-26-7KQ4-M2XD-1",
         "subjectId": "0192f3a4-0000-7000-8000-0000000000b1", "referrer": {"agency": "umeed-trust"},
         "receiver": {"agency": "ahtc", "unit": "ahtc-islamabad"}, "acceptedAt": "2026-11-24T10:00:00Z",
         "need": "investigation", "urgency": "routine", "ageClass": "adult", "country": "PK"}
        """);
  }
}
