package org.amaan.notification.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.amaan.notification.api.model.SubscriptionRequest;
import org.amaan.notification.confirmation.ConfirmationCodes;
import org.amaan.notification.preference.Digest;
import org.amaan.notification.queue.SubscriptionQueue;
import org.amaan.notification.target.SealedAddress;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.revision.Revision;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.Vault;
import org.jspecify.annotations.Nullable;

/**
 * Changes, pauses or resumes a subscription. By an administrator who sees it. Refused with {@link
 * SubscriptionNotFound}, 428 and 412 by version, {@link SubscriptionUnconfirmed}, {@link
 * TooManySubscriptions}. Resuming forgets what failed before. Another e-mail address is to be
 * confirmed as the first was.
 */
@ApplicationScoped
class ChangeSubscription {

  private final SubscriptionRepository subscriptions;
  private final ConfirmationCodes codes;
  private final Vault vault;
  private final SubscriptionQueue queue;
  private final Audit audit;
  private final Clock clock;

  ChangeSubscription(
      SubscriptionRepository subscriptions,
      ConfirmationCodes codes,
      Vault vault,
      SubscriptionQueue queue,
      Audit audit,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.codes = codes;
    this.vault = vault;
    this.queue = queue;
    this.audit = audit;
    this.clock = clock;
  }

  /** With a code for a new address, in the clear. */
  record Changed(Subscription subscription, @Nullable String code) {}

  /**
   * @param turn null to leave the state as it is
   */
  @Transactional
  Changed change(
      Caller by,
      UUID id,
      Terms terms,
      SubscriptionRequest.@Nullable StateEnum turn,
      @Nullable String ifMatch) {
    Subscription subscription =
        subscriptions.lockVisibleAgainstQueueing(by, id).orElseThrow(SubscriptionNotFound::new);
    OwnUnit.require(by, terms);
    Revision.require(ifMatch, subscription.version());
    requireRoom(by, subscription, terms);
    Instant now = clock.instant();
    String code = moved(subscription, terms) ? move(subscription, terms, now) : null;
    Digest before = subscription.digest();
    subscription.become(terms, now);
    if (turn != null) {
      subscription.turnTo(turn == SubscriptionRequest.StateEnum.ACTIVE);
    }
    audit.record(by, "subscription.changed", id, Map.of("state", subscription.state()));
    subscriptions.flush(); // the answer carries the new version
    if (turn == SubscriptionRequest.StateEnum.ACTIVE) {
      subscriptions.startAfresh(id);
    }
    if (before != null && !before.equals(terms.digest())) {
      Digest after = terms.digest();
      subscriptions.moveDigest(id, after == null ? now : after.nextAfter(now), now);
    }
    if (!terms.isInApp()) {
      queue.hasten(id);
    }
    return new Changed(subscription, code);
  }

  private void requireRoom(Caller by, Subscription subscription, Terms terms) {
    if (!terms.isInApp() || Objects.equals(subscription.terms(null).unit(), terms.unit())) {
      return;
    }
    subscriptions.lockAdding(subscription.agency());
    if (subscriptions.countInApp(by, terms.unit()) >= TooManySubscriptions.IN_APP_LIMIT) {
      throw new TooManySubscriptions(TooManySubscriptions.IN_APP_LIMIT);
    }
  }

  private boolean moved(Subscription subscription, Terms terms) {
    byte[] sealed = subscription.address();
    return sealed != null
        && !SealedAddress.open(key(subscription), subscription.id(), sealed)
            .equals(terms.destination());
  }

  private String move(Subscription subscription, Terms terms, Instant now) {
    codes.countMail(subscription.agency(), terms.destination());
    subscription.isMailedTo(
        SealedAddress.seal(key(subscription), subscription.id(), terms.destination()));
    return codes.make(subscription.id(), now);
  }

  private DataKey key(Subscription subscription) {
    return vault.keyOf(subscription.id()).orElseThrow(SubscriptionNotFound::new);
  }
}
