package org.amaan.notification.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.amaan.notification.channel.EndpointTask;
import org.amaan.notification.confirmation.CodeRefused;
import org.amaan.notification.confirmation.ConfirmationCodes;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scheduling.Timers;

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
  private final Timers timers;
  private final Audit audit;
  private final Clock clock;

  ConfirmSubscription(
      SubscriptionRepository subscriptions,
      ConfirmationCodes codes,
      Timers timers,
      Audit audit,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.codes = codes;
    this.timers = timers;
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
    timers.hasten(EndpointTask.of(id), now);
    return subscription;
  }
}
