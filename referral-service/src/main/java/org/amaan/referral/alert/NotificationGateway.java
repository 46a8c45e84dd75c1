package org.amaan.referral.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.amaan.platform.outbox.OutboxMessage;
import org.amaan.platform.outbox.OutboxRoute;
import org.amaan.platform.outbox.PeerRefused;
import org.amaan.referral.client.notification.model.CloudEvent;
import org.amaan.referral.client.notification.model.EventsAccepted;
import org.amaan.referral.client.notification.model.FieldError;
import org.amaan.referral.client.notification.model.RefusedEvent;
import org.amaan.referral.peer.PeerAnswer;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Carries events to notification-service, which alerts those whom they name. */
@ApplicationScoped
public class NotificationGateway implements OutboxRoute {

  public static final String TOPIC = "event";
  private static final String PEER = "notification-service";

  private final NotificationServiceClient client;
  private final EventBatchClient batches;
  private final ObjectMapper json;

  NotificationGateway(
      @RestClient NotificationServiceClient client,
      @RestClient EventBatchClient batches,
      ObjectMapper json) {
    this.client = client;
    this.batches = batches;
    this.json = json;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public void deliver(OutboxMessage message) {
    CloudEvent event = message.as(CloudEvent.class, json);
    call(() -> client.postEvents(event));
  }

  /** As many as the contract lets a batch have. */
  @Override
  public int atOnce() {
    return 100;
  }

  @Override
  public Map<Integer, PeerRefused> deliver(List<OutboxMessage> messages) {
    String events =
        messages.stream().map(OutboxMessage::payload).collect(Collectors.joining(",", "[", "]"));
    EventsAccepted answer = call(() -> batches.postEvents(events));
    List<RefusedEvent> refused = answer.getRefused();
    return refused == null
        ? Map.of()
        : refused.stream()
            .collect(Collectors.toMap(RefusedEvent::getIndex, NotificationGateway::why));
  }

  private static PeerRefused why(RefusedEvent event) {
    FieldError first = event.getErrors().get(0);
    return new PeerRefused(PEER, 400, first.getField() + " " + first.getCode());
  }

  private static EventsAccepted call(Supplier<EventsAccepted> report) {
    try {
      return report.get();
    } catch (WebApplicationException answered) {
      throw PeerAnswer.failure(PEER, answered);
    } catch (ProcessingException unreachable) {
      throw PeerAnswer.failure(PEER, unreachable);
    }
  }
}
