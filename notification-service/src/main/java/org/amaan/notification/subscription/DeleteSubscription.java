package org.amaan.notification.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.revision.Revision;
import org.amaan.platform.vault.Erasures;
import org.jspecify.annotations.Nullable;

/**
 * Ends a subscription, with its log, and destroys the key of its secrets. By an administrator who
 * sees it. Refused with {@link SubscriptionNotFound}, 428 and 412 by version.
 */
@ApplicationScoped
class DeleteSubscription {

  private final SubscriptionRepository subscriptions;
  private final Erasures erasures;
  private final Audit audit;
  private final Clock clock;

  DeleteSubscription(
      SubscriptionRepository subscriptions, Erasures erasures, Audit audit, Clock clock) {
    this.subscriptions = subscriptions;
    this.erasures = erasures;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  void delete(Caller by, UUID id, @Nullable String ifMatch) {
    Subscription subscription =
        subscriptions.lockVisible(by, id).orElseThrow(SubscriptionNotFound::new);
    Revision.require(ifMatch, subscription.version());
    subscriptions.remove(subscription);
    erasures.erase(id, clock.instant());
    audit.record(by, "subscription.deleted", id, Map.of());
  }
}
