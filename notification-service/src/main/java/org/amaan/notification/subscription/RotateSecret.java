package org.amaan.notification.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.Vault;

/**
 * Makes another secret; the one before it stays valid beside it for a day. By an administrator who
 * sees the subscription. Refused with {@link SubscriptionNotFound}, {@link TooManySecrets}, {@link
 * NoSecret}.
 */
@ApplicationScoped
class RotateSecret {

  private static final Duration OVERLAP = Duration.ofHours(24);

  private final SubscriptionRepository subscriptions;
  private final SecretRepository secrets;
  private final Vault vault;
  private final Audit audit;
  private final Clock clock;

  RotateSecret(
      SubscriptionRepository subscriptions,
      SecretRepository secrets,
      Vault vault,
      Audit audit,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.secrets = secrets;
    this.vault = vault;
    this.audit = audit;
    this.clock = clock;
  }

  record Rotated(String secret, Instant previousUntil, long version) {}

  @Transactional
  Rotated rotate(Caller by, UUID id) {
    Subscription subscription =
        subscriptions.lockVisible(by, id).orElseThrow(SubscriptionNotFound::new);
    if (!subscription.isWebhook()) {
      throw new NoSecret();
    }
    Instant now = clock.instant();
    secrets.removeRetired(id, now);
    if (secrets.count(id) >= TooManySecrets.LIMIT) {
      throw new TooManySecrets();
    }
    DataKey key = vault.keyOf(id).orElseThrow(SubscriptionNotFound::new);
    Instant until = now.plus(OVERLAP);
    secrets.retireNewest(id, until);
    NewSecret secret = NewSecret.make();
    secrets.add(secret.id(), id, secret.seal(key), now);
    audit.record(by, "subscription.secret-rotated", id, Map.of());
    return new Rotated(secret.text(), until, subscription.version());
  }
}
