package org.amaan.referral.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.amaan.referral.client.notification.model.EventsAccepted;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The same operation as {@link NotificationServiceClient#postEvents}, for a batch. */
@RegisterRestClient(configKey = "notification-service")
@OidcClientFilter("notification-service")
@Path("/v1/events")
interface EventBatchClient {

  /**
   * @param events a JSON array, of events as they are stored
   */
  @POST
  @Consumes("application/cloudevents-batch+json")
  @Produces({"application/json", "application/problem+json"})
  EventsAccepted postEvents(String events);

  /** A newer peer may say more than this service knows of. */
  @ClientObjectMapper
  static ObjectMapper lenient(ObjectMapper strict) {
    return NotificationServiceClient.lenient(strict);
  }
}
