package org.amaan.casework.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.amaan.casework.client.notification.model.CloudEvent;
import org.amaan.casework.client.notification.model.EventsAccepted;
import org.amaan.casework.client.notification.model.FieldError;
import org.amaan.casework.client.notification.model.RefusedEvent;
import org.amaan.platform.outbox.OutboxMessage;
import org.amaan.platform.outbox.OutboxRoute;
import org.amaan.platform.outbox.PeerRefused;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Events to notification-service, which alerts their recipients. */
@ApplicationScoped
class EventRoute implements OutboxRoute {

  private static final String PEER = "notification-service";

  private final NotificationServiceClient notificationService;
  private final EventBatchClient batches;
  private final ObjectMapper json;

  EventRoute(
      @RestClient NotificationServiceClient notificationService,
      @RestClient EventBatchClient batches,
      ObjectMapper json) {
    this.notificationService = notificationService;
    this.batches = batches;
    this.json = json;
  }

  @Override
  public String topic() {
    return Reports.EVENT;
  }

  @Override
  public void deliver(OutboxMessage message) {
    CloudEvent event = message.as(CloudEvent.class, json);
    PeerCall.to(PEER, () -> notificationService.postEvents(event));
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
    EventsAccepted answer = PeerCall.to(PEER, () -> batches.postEvents(events));
    List<RefusedEvent> refused = answer.getRefused();
    return refused == null
        ? Map.of()
        : refused.stream().collect(Collectors.toMap(RefusedEvent::getIndex, EventRoute::why));
  }

  private static PeerRefused why(RefusedEvent event) {
    FieldError first = event.getErrors().get(0);
    return new PeerRefused(PEER, 400, first.getField() + " " + first.getCode());
  }
}
