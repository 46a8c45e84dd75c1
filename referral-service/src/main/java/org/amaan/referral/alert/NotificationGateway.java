package org.amaan.referral.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import org.amaan.platform.outbox.OutboxMessage;
import org.amaan.platform.outbox.OutboxRoute;
import org.amaan.referral.client.notification.model.CloudEvent;
import org.amaan.referral.peer.PeerAnswer;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Carries events to notification-service, which alerts those whom they name. */
@ApplicationScoped
public class NotificationGateway implements OutboxRoute {

  public static final String TOPIC = "event";
  private static final String PEER = "notification-service";

  private final NotificationServiceClient client;
  private final ObjectMapper json;

  NotificationGateway(@RestClient NotificationServiceClient client, ObjectMapper json) {
    this.client = client;
    this.json = json;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public void deliver(OutboxMessage message) {
    CloudEvent event = message.as(CloudEvent.class, json);
    try {
      client.postEvents(event);
    } catch (WebApplicationException answered) {
      throw PeerAnswer.failure(PEER, answered);
    } catch (ProcessingException unreachable) {
      throw PeerAnswer.failure(PEER, unreachable);
    }
  }
}
