package org.amaan.notification.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.amaan.notification.confirmation.ConfirmationCodes;
import org.amaan.notification.queue.SubscriptionQueue;
import org.amaan.notification.target.SealedAddress;
import org.amaan.notification.target.WebhookSecrets;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.Vault;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes for an agency. By its administrator; one whose token names a unit subscribes for that
 * unit. Refuses with {@link TooManySubscriptions}, and with 429 where too many codes were mailed to
 * an address. The secret is in the clear in the answer only; an e-mail address has none, but a code
 * that is mailed there, and the inbox has nothing to deliver.
 */
@ApplicationScoped
class CreateSubscription {

  private final SubscriptionRepository subscriptions;
  private final WebhookSecrets secrets;
  private final ConfirmationCodes codes;
  private final Vault vault;
  private final SubscriptionQueue queue;
  private final Audit audit;
  private final Clock clock;

  CreateSubscription(
      SubscriptionRepository subscriptions,
      WebhookSecrets secrets,
      ConfirmationCodes codes,
      Vault vault,
      SubscriptionQueue queue,
      Audit audit,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.secrets = secrets;
    this.codes = codes;
    this.vault = vault;
    this.queue = queue;
    this.audit = audit;
    this.clock = clock;
  }

  /** With a secret or a code, in the clear. */
  record Created(Subscription subscription, @Nullable String secret, @Nullable String code) {}

  @Transactional
  Created create(Caller by, Terms terms, boolean paused) {
    by.requireAny(Role.AGENCY_ADMIN);
    String agency = by.requireAgency();
    OwnUnit.require(by, terms);
    subscriptions.lockAdding(agency);
    if (subscriptions.countOf(by) >= TooManySubscriptions.LIMIT) {
      throw new TooManySubscriptions(TooManySubscriptions.LIMIT);
    }
    if (terms.isInApp()
        && subscriptions.countInApp(by, terms.unit()) >= TooManySubscriptions.IN_APP_LIMIT) {
      throw new TooManySubscriptions(TooManySubscriptions.IN_APP_LIMIT);
    }
    Instant now = clock.instant();
    DataKey key = vault.newKey();
    Subscription subscription = new Subscription(key.owner(), agency, terms, now);
    if (terms.isEmail()) {
      codes.countMail(agency, terms.destination());
      subscription.isMailedTo(SealedAddress.seal(key, subscription.id(), terms.destination()));
    } else if (paused) {
      subscription.turnTo(false);
    }
    subscriptions.persist(subscription);
    subscriptions.flush(); // its secret or code names it
    Created created =
        new Created(
            subscription,
            terms.isWebhook() ? secrets.first(subscription.id(), key, now) : null,
            terms.isEmail() ? codes.make(subscription.id(), now) : null);
    if (!terms.isInApp()) {
      queue.add(subscription.id());
    }
    audit.record(by, "subscription.created", subscription.id(), Map.of("channel", terms.channel()));
    return created;
  }
}
