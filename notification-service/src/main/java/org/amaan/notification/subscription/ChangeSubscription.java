package org.amaan.notification.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.amaan.notification.api.model.SubscriptionRequest;
import org.amaan.notification.channel.EndpointTask;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.revision.Revision;
import org.amaan.platform.scheduling.Timers;
import org.jspecify.annotations.Nullable;

/**
 * Changes, pauses or resumes a subscription. By an administrator who sees it. Refused with {@link
 * SubscriptionNotFound}, 428 and 412 by version. Resuming forgets what failed before.
 */
@ApplicationScoped
class ChangeSubscription {

  private final SubscriptionRepository subscriptions;
  private final Timers timers;
  private final Audit audit;
  private final Clock clock;

  ChangeSubscription(
      SubscriptionRepository subscriptions, Timers timers, Audit audit, Clock clock) {
    this.subscriptions = subscriptions;
    this.timers = timers;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param turn null to leave the state as it is
   */
  @Transactional
  Subscription change(
      Caller by,
      UUID id,
      Terms terms,
      SubscriptionRequest.@Nullable StateEnum turn,
      @Nullable String ifMatch) {
    Subscription subscription =
        subscriptions.lockVisible(by, id).orElseThrow(SubscriptionNotFound::new);
    OwnUnit.require(by, terms);
    Revision.require(ifMatch, subscription.version());
    subscription.become(terms, clock.instant());
    if (turn == SubscriptionRequest.StateEnum.PAUSED) {
      subscription.pause();
    } else if (turn == SubscriptionRequest.StateEnum.ACTIVE) {
      subscription.resume();
    }
    audit.record(by, "subscription.changed", id, Map.of("state", subscription.state()));
    subscriptions.flush(); // the answer carries the new version
    if (turn == SubscriptionRequest.StateEnum.ACTIVE) {
      subscriptions.startAfresh(id);
    }
    if (!terms.isInApp()) {
      timers.hasten(EndpointTask.of(id), clock.instant());
    }
    return subscription;
  }
}
