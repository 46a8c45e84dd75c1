package org.amaan.referral.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amaan.platform.outbox.OutboxMessage;
import org.amaan.platform.outbox.PeerRefused;
import org.amaan.platform.outbox.PeerUnavailable;
import org.amaan.platform.testing.Contract;
import org.amaan.referral.testing.Peers;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What notification-service is sent, and what becomes of its answers. */
@QuarkusTest
class NotificationGatewayTest extends ServiceTest {

  private static final Contract PROVIDER = Contract.of("notification-service");
  private static final String TAKEN = "{\"accepted\": 1, \"duplicates\": 0}";
  private static final String PARTLY =
      """
      {"accepted": 1, "duplicates": 0, "refused": [{"index": 1, "errors":
        [{"in": "body", "field": "data.recipients", "code": "size", "message": "Name whom to alert."}]}]}
      """;
  private static final String PROBLEM =
      "{\"type\": \"urn:amaan:problem:x\", \"title\": \"x\", \"status\": 400}";

  @Inject NotificationGateway gateway;
  @Inject Rows rows;

  @AfterEach
  void takesEventsAgain() {
    Peers.answer("/v1/events", 202, TAKEN);
  }

  @Test
  void theStubAnswersAsTheProviderDoes() {
    assertThat(PROVIDER.responseProblems("POST", "/v1/events", 202, "application/json", TAKEN))
        .isEqualTo(List.of());
  }

  @Test
  void everyEventFitsTheProvidersContract() {
    Referred referred = Referred.toPolice();
    Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(20))
        .until(() -> callsAbout(referred).size() == 1);
    Peers.Call call = callsAbout(referred).get(0);
    assertThat(call.authorised()).isTrue();
    assertThat(
            PROVIDER.requestProblems(
                "POST", "/v1/events", "application/cloudevents+json", call.body()))
        .isEqualTo(List.of());
    assertThat(!call.body().contains(referred.planted())).isTrue();
    assertThat(new io.restassured.path.json.JsonPath(call.body()).getString("id"))
        .isEqualTo(
            rows.one(
                "SELECT id FROM outbox_message WHERE aggregate_id = ?", referred.referralId()));
  }

  @Test
  void takenIsDelivered() {
    gateway.deliver(message());
  }

  @Test
  void aBatchFitsTheProvidersContract() {
    List<OutboxMessage> events = List.of(message(), message());
    assertThat(gateway.deliver(events)).isEqualTo(Map.of());
    for (OutboxMessage event : events) {
      assertThat(
              Peers.calls().stream()
                  .filter(call -> call.body().contains(event.id().toString()))
                  .filter(Peers.Call::authorised)
                  .count())
          .isEqualTo(1);
    }
    String body =
        events.stream().map(OutboxMessage::payload).collect(Collectors.joining(",", "[", "]"));
    assertThat(
            PROVIDER.requestProblems(
                "POST", "/v1/events", "application/cloudevents-batch+json", body))
        .isEqualTo(List.of());
  }

  @Test
  void whatIsRefusedOfABatchIsNamed() {
    Peers.answer("/v1/events", 202, PARTLY);
    assertThat(PROVIDER.responseProblems("POST", "/v1/events", 202, "application/json", PARTLY))
        .isEqualTo(List.of());
    Map<Integer, PeerRefused> refused = gateway.deliver(List.of(message(), message()));
    assertThat(refused.keySet()).isEqualTo(Set.of(1));
    assertThat(refused.get(1).getMessage())
        .isEqualTo("notification-service refused: 400 data.recipients size");
  }

  @Test
  void aBatchMayFailAsAWhole() {
    List<OutboxMessage> events = List.of(message(), message());
    Peers.answer("/v1/events", 400, PROBLEM);
    assertThatExceptionOfType(PeerRefused.class).isThrownBy(() -> gateway.deliver(events));
    Peers.answer("/v1/events", 503, PROBLEM);
    assertThatExceptionOfType(PeerUnavailable.class).isThrownBy(() -> gateway.deliver(events));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 413, 415, 422})
  void aRefusalIsOne(int status) {
    Peers.answer("/v1/events", status, PROBLEM);
    assertThatExceptionOfType(PeerRefused.class).isThrownBy(() -> gateway.deliver(message()));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 429, 500, 503})
  void whatMayPassIsTriedAgain(int status) {
    Peers.answer("/v1/events", status, PROBLEM);
    assertThatExceptionOfType(PeerUnavailable.class).isThrownBy(() -> gateway.deliver(message()));
  }

  @Test
  void aPeerThatDoesNotAnswerIsTriedAgain() {
    Peers.answer("/v1/events", new Peers.Answer(202, 7_000, TAKEN));
    assertThatExceptionOfType(PeerUnavailable.class).isThrownBy(() -> gateway.deliver(message()));
  }

  private static List<Peers.Call> callsAbout(Referred referred) {
    return Peers.calls().stream()
        .filter(call -> call.path().equals("/v1/events"))
        .filter(call -> call.body().contains(referred.referralId().toString()))
        .toList();
  }

  private static OutboxMessage message() {
    UUID id = UUID.randomUUID();
    UUID referral = UUID.randomUUID();
    return new OutboxMessage(
        id,
        NotificationGateway.TOPIC,
        referral,
        0,
        Instant.now(),
        """
        {"specversion": "1.0", "id": "%s", "source": "urn:amaan:referral-service",
         "type": "org.amaan.referral.submitted.v1", "subject": "referrals/%s", "time": "2026-11-24T10:00:00Z",
         "datacontenttype": "application/json",
         "data": {"reference": "PK-26-7KQ4-M2XD-1", "link": "/v1/referrals/%s", "urgency": "routine",
           "recipients": [{"agency": "ahtc", "action": "receive"}]}}
        """
            .formatted(id, referral, referral));
  }
}
