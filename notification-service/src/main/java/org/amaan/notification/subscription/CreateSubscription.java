package org.amaan.notification.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.amaan.notification.channel.EndpointTask;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.scheduling.Timers;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.Vault;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes for an agency. By its administrator; one whose token names a unit subscribes for that
 * unit. Refuses with {@link TooManySubscriptions}. The secret is in the clear in the answer only;
 * the inbox has none, and nothing to deliver.
 */
@ApplicationScoped
class CreateSubscription {

  private final SubscriptionRepository subscriptions;
  private final SecretRepository secrets;
  private final Vault vault;
  private final Timers timers;
  private final Audit audit;
  private final Clock clock;

  CreateSubscription(
      SubscriptionRepository subscriptions,
      SecretRepository secrets,
      Vault vault,
      Timers timers,
      Audit audit,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.secrets = secrets;
    this.vault = vault;
    this.timers = timers;
    this.audit = audit;
    this.clock = clock;
  }

  record Created(Subscription subscription, @Nullable String secret) {}

  @Transactional
  Created create(Caller by, Terms terms, boolean paused) {
    by.requireAny(Role.AGENCY_ADMIN);
    String agency = by.requireAgency();
    OwnUnit.require(by, terms);
    if (subscriptions.countForAdding(agency) >= TooManySubscriptions.LIMIT) {
      throw new TooManySubscriptions(TooManySubscriptions.LIMIT);
    }
    if (terms.isInApp()
        && subscriptions.countInApp(agency, terms.unit()) >= TooManySubscriptions.IN_APP_LIMIT) {
      throw new TooManySubscriptions(TooManySubscriptions.IN_APP_LIMIT);
    }
    Instant now = clock.instant();
    DataKey key = vault.newKey();
    Subscription subscription = new Subscription(key.owner(), agency, terms, paused, now);
    subscriptions.persist(subscription);
    subscriptions.flush(); // its secret names it
    String secret = terms.isInApp() ? null : secret(subscription, key, now);
    audit.record(by, "subscription.created", subscription.id(), Map.of("channel", terms.channel()));
    return new Created(subscription, secret);
  }

  private String secret(Subscription subscription, DataKey key, Instant now) {
    NewSecret secret = NewSecret.make();
    secrets.add(secret.id(), subscription.id(), secret.seal(key), now);
    timers.schedule(EndpointTask.of(subscription.id()), now.plus(EndpointTask.LOOKS_EVERY));
    return secret.text();
  }
}
