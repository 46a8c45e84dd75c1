package org.amaan.casework.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.casefile.CaseEvent;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseStatus;
import org.amaan.casework.casefile.Move;
import org.amaan.casework.casefile.ReferralReport;
import org.amaan.casework.casefile.terms.ReferralState;
import org.amaan.casework.directory.Unit;
import org.amaan.casework.links.Links;
import org.amaan.casework.testing.ApiTest;
import org.amaan.casework.testing.StubPeers.Received;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Urgency;
import org.amaan.platform.outbox.OutboxMessage;
import org.amaan.platform.outbox.PeerRefused;
import org.amaan.platform.outbox.PeerUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What reaches the peers. That it keeps to their contracts is checked by the stub for every message
 * of every test.
 */
@QuarkusTest
class DeliveryTest extends ApiTest {

  private final ObjectMapper json = new ObjectMapper();

  @Inject Links links;
  @Inject EventRoute eventRoute;

  @Test
  void custodyFeedbackAndEventArriveAfterTheCommit() throws Exception {
    Opened opened = open();
    Received custody = received("PUT", "/v1/referrals/" + opened.referralId() + "/custody").get(0);
    assertThat(custody.token()).startsWith("Bearer ");
    JsonNode report = json.readTree(custody.body());
    assertThat(report.path("sequence").asLong()).isOne();
    assertThat(report.path("caseId").asText()).isEqualTo(opened.caseId().toString());
    assertThat(report.path("custodian").path("unit").asText()).isEqualTo("ahtc-islamabad");

    Received feedback =
        received("POST", "/v1/referrals/" + opened.referralId() + "/feedback").get(0);
    assertThat(json.readTree(feedback.body()).path("status").asText()).isEqualTo("opened");

    Received event = event("opened", opened.caseId());
    assertThat(event.mediaType())
        .isIn("application/cloudevents+json", "application/cloudevents-batch+json");
    JsonNode cloudEvent = json.readTree(event.body());
    assertThat(cloudEvent.path("source").asText()).isEqualTo("urn:amaan:case-service");
    assertThat(
            rows.count(
                "outbox_message",
                "id = ? AND topic = 'event'",
                UUID.fromString(cloudEvent.path("id").asText())))
        .isOne();
    assertThat(cloudEvent.path("data").path("recipients").path(0).path("unit").asText())
        .isEqualTo("ahtc-islamabad");
    assertThat(event.body())
        .doesNotContain(opened.subjectId().toString())
        .doesNotContain(opened.referralId().toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 429, 500, 503})
  void peerThatCannotTakeItNowGetsItLater(int status) {
    peers.fail("/custody", status);
    UUID referralId = open().referralId();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> rows.count("outbox_message", UNDELIVERED, referralId) == 1);
    assertThat(
            rows.of(
                "SELECT last_error FROM outbox_message WHERE topic = 'custody' AND aggregate_id ="
                    + " ?",
                referralId))
        .containsExactly("referral-service unavailable: status " + status);
    peers.recover();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                rows.count(
                        "outbox_message",
                        "topic = 'custody' AND aggregate_id = ? AND state = 'delivered'",
                        referralId)
                    == 1);
  }

  @Test
  void oneSilentPeerDoesNotHoldUpTheOther() {
    peers.fail("/v1/events", 503);
    Opened opened = open();
    assertThat(received("PUT", "/v1/referrals/" + opened.referralId() + "/custody")).isNotEmpty();
    peers.recover();
    event("opened", opened.caseId());
  }

  /** The prosecution that holds a case may have been granted reading it before. */
  @Test
  void custodianWithAGrantIsNamedOnce() {
    Instant now = clock.instant();
    CaseFile file =
        new CaseFile(
            new ReferralReport(
                UUID.randomUUID(),
                1,
                ReferralState.ACCEPTED,
                "PK-26-7KQ4-M2XD-1",
                UUID.randomUUID(),
                "umeed-trust",
                new Unit("punjab-prosecution", "punjab-main"),
                now,
                Need.INVESTIGATION,
                Urgency.ROUTINE,
                AgeClass.ADULT,
                "PK",
                null,
                0,
                Set.of(),
                null,
                false,
                List.of()),
            now);
    file.move(new Move(CaseStatus.UNDER_INVESTIGATION, null, null, null), now);
    CaseEvent granted =
        file.move(new Move(CaseStatus.WITH_PROSECUTION, null, null, "punjab-prosecution"), now);
    assertThat(Alerts.of(granted, file, links))
        .singleElement()
        .satisfies(
            notice ->
                assertThat(notice.recipients())
                    .singleElement()
                    .satisfies(to -> assertThat(to.getUnit()).isEqualTo("punjab-main")));
  }

  @Test
  void eventsOfABatchAreRefusedSingly() {
    OutboxMessage event = eventMessage();
    assertThat(eventRoute.deliver(List.of(event, event))).isEmpty();

    peers.answer(
        "/v1/events",
        """
        {"accepted": 1, "duplicates": 0, "refused": [{"index": 1, "errors":
          [{"in": "body", "field": "data.recipients", "code": "size", "message": "Name whom to alert."}]}]}
        """);
    assertThat(eventRoute.deliver(List.of(event, event)))
        .hasEntrySatisfying(
            1,
            why ->
                assertThat(why)
                    .hasMessage("notification-service refused: 400 data.recipients size"))
        .hasSize(1);

    peers.fail("/v1/events", 400);
    assertThatThrownBy(() -> eventRoute.deliver(List.of(event, event)))
        .isInstanceOf(PeerRefused.class);
    peers.fail("/v1/events", 503);
    assertThatThrownBy(() -> eventRoute.deliver(List.of(event, event)))
        .isInstanceOf(PeerUnavailable.class);
    peers.recover();
  }

  private static OutboxMessage eventMessage() {
    UUID id = UUID.randomUUID();
    return new OutboxMessage(
        id,
        "event",
        id,
        1,
        Instant.now(),
        """
        {"specversion": "1.0", "id": "%s", "source": "urn:amaan:case-service",
         "type": "org.amaan.case.opened.v1", "subject": "cases/%s", "time": "2026-11-24T10:00:00Z",
         "datacontenttype": "application/json",
         "data": {"reference": "C-PK-26-7KQ4-M2XD-1", "link": "/v1/cases/%s", "urgency": "routine",
           "recipients": [{"agency": "ahtc", "action": "read"}]}}
        """
            .formatted(id, id, id));
  }

  private static final String UNDELIVERED =
      "topic = 'custody' AND aggregate_id = ? AND state = 'pending' AND attempts > 0";

  private List<Received> received(String method, String path) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                !peers.received(r -> r.method().equals(method) && r.path().equals(path)).isEmpty());
    return peers.received(r -> r.method().equals(method) && r.path().equals(path));
  }

  private Received event(String name, UUID caseId) {
    List<Received> found = new java.util.ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              found.addAll(
                  peers.received(
                      r ->
                          r.path().equals("/v1/events")
                              && r.body().contains("org.amaan.case." + name + ".v1")
                              && r.body().contains("cases/" + caseId)));
              return !found.isEmpty();
            });
    return found.get(0);
  }
}
