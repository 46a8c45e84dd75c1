package org.amaan.casework.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.amaan.casework.client.notification.model.CloudEvent;
import org.amaan.platform.outbox.OutboxMessage;
import org.amaan.platform.outbox.OutboxRoute;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Events to notification-service, which alerts their recipients. */
@ApplicationScoped
class EventRoute implements OutboxRoute {

  private final NotificationServiceClient notificationService;
  private final ObjectMapper json;

  EventRoute(@RestClient NotificationServiceClient notificationService, ObjectMapper json) {
    this.notificationService = notificationService;
    this.json = json;
  }

  @Override
  public String topic() {
    return Reports.EVENT;
  }

  @Override
  public void deliver(OutboxMessage message) {
    CloudEvent event = message.as(CloudEvent.class, json);
    PeerCall.to("notification-service", () -> notificationService.postEvents(event));
  }
}
