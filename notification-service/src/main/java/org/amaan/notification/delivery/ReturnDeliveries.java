package org.amaan.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.notification.channel.Outcome.Result;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.Vault;

/**
 * A message that had been taken has returned: its deliveries are dead after all. When there is no
 * such mailbox its subscription is disabled, and its agency alerted, as when a receiver says that
 * it is gone. What has returned already stays as it is.
 */
@ApplicationScoped
public class ReturnDeliveries {

  private final DeliveryRepository deliveries;
  private final EndpointRepository endpoints;
  private final DisabledEndpoint disabled;
  private final Vault vault;

  ReturnDeliveries(
      DeliveryRepository deliveries,
      EndpointRepository endpoints,
      DisabledEndpoint disabled,
      Vault vault) {
    this.deliveries = deliveries;
    this.endpoints = endpoints;
    this.disabled = disabled;
    this.vault = vault;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void returned(UUID message, Instant at, String snippet, boolean gone) {
    Optional<Endpoint> endpoint =
        deliveries.subscriptionOf(message).flatMap(endpoints::lockForChange);
    endpoint.ifPresent(found -> returned(found, message, at, snippet, gone));
  }

  private void returned(Endpoint endpoint, UUID message, Instant at, String snippet, boolean gone) {
    DataKey key = vault.keyOf(endpoint.id()).orElseThrow();
    List<AttemptRecord> returns =
        deliveries.takenAs(message).stream()
            .map(id -> record(id, message, at, snippet, key))
            .toList();
    deliveries.record(returns);
    if (gone && !returns.isEmpty() && endpoints.disable(endpoint.id(), "gone", at)) {
      disabled.announce(endpoint, "gone");
    }
  }

  private static AttemptRecord record(
      UUID delivery, UUID message, Instant at, String snippet, DataKey key) {
    return new AttemptRecord(
        delivery,
        message,
        "dead",
        1,
        at,
        at,
        Result.BOUNCED.toString(),
        null,
        0,
        Base64.getEncoder().encodeToString(SealedSnippet.seal(key, delivery, snippet)));
  }
}
