package org.amaan.notification.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.amaan.notification.confirmation.CodeRefused;
import org.amaan.notification.confirmation.ConfirmationCodes;
import org.amaan.notification.queue.SubscriptionQueue;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;

/**
 * Takes the code that was mailed to a new address: from then on alerts are sent there. By an
 * administrator who sees the subscription. Refused with {@link SubscriptionNotFound}, {@link
 * NothingToConfirm} for a channel without addresses, {@link CodeRefused}. One that is confirmed
 * stays so.
 */
@ApplicationScoped
class ConfirmSubscription {

  private final SubscriptionRepository subscriptions;
  private final ConfirmationCodes codes;
  private final SubscriptionQueue queue;
  private final Audit audit;
  private final Clock clock;

  ConfirmSubscription(
      SubscriptionRepository subscriptions,
      ConfirmationCodes codes,
      SubscriptionQueue queue,
      Audit audit,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.codes = codes;
    this.queue = queue;
    this.audit = audit;
    this.clock = clock;
  }

  /** A wrong code is counted although it is refused. */
  @Transactional(dontRollbackOn = CodeRefused.class)
  Subscription confirm(Caller by, UUID id, String code) {
    Subscription subscription =
        subscriptions.lockVisible(by, id).orElseThrow(SubscriptionNotFound::new);
    if (!subscription.isEmail()) {
      throw new NothingToConfirm();
    }
    if (!subscription.isUnconfirmed()) {
      return subscription;
    }
    Instant now = clock.instant();
    codes.take(id, code, now);
    subscription.confirm(now);
    audit.record(by, "subscription.confirmed", id, Map.of());
    subscriptions.flush(); // the answer carries the new version
    subscriptions.startAfresh(id);
    queue.hasten(id);
    return subscription;
  }
}
