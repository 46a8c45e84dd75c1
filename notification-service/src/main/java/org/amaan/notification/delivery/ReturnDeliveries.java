package org.amaan.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.amaan.notification.channel.Outcome.Result;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.Vault;

/**
 * A message that had been taken has returned: its deliveries are dead after all. When there is no
 * such mailbox its subscription is disabled, and its agency alerted, as when a receiver says that
 * it is gone; unless its address is another by now. What has returned already stays as it is, and
 * so does what was sent again since.
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

  /**
   * A message that has returned.
   *
   * @param sent when, as it was attempted
   * @param gone there is no such mailbox
   */
  public record Return(UUID message, Instant sent, Instant at, String snippet, boolean gone) {}

  /** Nothing is to be done when the subscription, or its key, is gone. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void returned(Return back) {
    deliveries
        .subscriptionOf(back.message())
        .flatMap(endpoints::lockForChange)
        .ifPresent(
            endpoint -> vault.keyOf(endpoint.id()).ifPresent(key -> returned(endpoint, key, back)));
  }

  private void returned(Endpoint endpoint, DataKey key, Return back) {
    List<AttemptRecord> returns =
        deliveries.takenAs(back.message(), back.sent()).stream()
            .map(id -> record(id, back, key))
            .toList();
    deliveries.recordReturned(returns);
    if (back.gone()
        && !returns.isEmpty()
        && endpoint.hadThisAddressAt(back.sent())
        && endpoints.disable(endpoint.id(), "gone", back.at())) {
      disabled.announce(endpoint, "gone");
    }
  }

  private static AttemptRecord record(UUID delivery, Return back, DataKey key) {
    return new AttemptRecord(
        delivery,
        back.message(),
        "dead",
        1,
        back.at(),
        back.at(),
        Result.BOUNCED.toString(),
        null,
        0,
        Base64.getEncoder().encodeToString(SealedSnippet.seal(key, delivery, back.snippet())));
  }
}
