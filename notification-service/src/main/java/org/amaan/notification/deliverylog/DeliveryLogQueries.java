package org.amaan.notification.deliverylog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.amaan.notification.api.model.Delivery;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.Vault;
import org.jspecify.annotations.Nullable;

/** What administrators ask of what was sent to their systems. */
@ApplicationScoped
class DeliveryLogQueries {

  private static final int ATTEMPTS_SHOWN = 50;

  private final DeliveryLogRepository log;
  private final Vault vault;

  DeliveryLogQueries(DeliveryLogRepository log, Vault vault) {
    this.log = log;
    this.vault = vault;
  }

  @Transactional
  Delivery one(Caller caller, UUID id) {
    LoggedDelivery delivery = log.find(caller, id).orElseThrow(DeliveryNotFound::new);
    DataKey key = vault.keyOf(delivery.subscription()).orElseThrow(DeliveryNotFound::new);
    return DeliveryView.of(delivery)
        .log(
            log.attempts(caller, id, ATTEMPTS_SHOWN).stream()
                .map(attempt -> DeliveryView.of(attempt, key))
                .toList());
  }

  @Transactional
  List<Delivery> newestFirst(
      Caller caller,
      @Nullable String state,
      @Nullable UUID subscription,
      @Nullable Keyset before,
      int limit) {
    caller.requireAny(Role.AGENCY_ADMIN);
    caller.requireAgency();
    List<LoggedDelivery> found = log.newestFirst(caller, state, subscription, before, limit);
    Map<UUID, LoggedAttempt> last =
        log.lastAttempts(caller, found.stream().map(LoggedDelivery::id).toList());
    Map<UUID, Optional<DataKey>> keys = new HashMap<>();
    List<Delivery> views = new ArrayList<>();
    for (LoggedDelivery delivery : found) {
      Delivery view = DeliveryView.of(delivery);
      LoggedAttempt attempt = last.get(delivery.id());
      if (attempt != null) {
        keys.computeIfAbsent(delivery.subscription(), vault::keyOf)
            .ifPresent(key -> view.lastAttempt(DeliveryView.of(attempt, key)));
      }
      views.add(view);
    }
    return views;
  }
}
