package org.amaan.notification.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.amaan.notification.target.WebhookSecrets;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.Vault;

/**
 * Makes another secret; the one before it stays valid beside it for a day. By an administrator who
 * sees the subscription. Refused with {@link SubscriptionNotFound}, {@code TooManySecrets}, {@link
 * NoSecret}.
 */
@ApplicationScoped
public class RotateSecret {

  private final SubscriptionRepository subscriptions;
  private final WebhookSecrets secrets;
  private final Vault vault;
  private final Audit audit;
  private final Clock clock;

  RotateSecret(
      SubscriptionRepository subscriptions,
      WebhookSecrets secrets,
      Vault vault,
      Audit audit,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.secrets = secrets;
    this.vault = vault;
    this.audit = audit;
    this.clock = clock;
  }

  public record Rotated(String secret, Instant previousUntil, long version) {}

  @Transactional
  public Rotated rotate(Caller by, UUID id) {
    Subscription subscription =
        subscriptions.lockVisible(by, id).orElseThrow(SubscriptionNotFound::new);
    if (!subscription.isWebhook()) {
      throw new NoSecret();
    }
    Instant now = clock.instant();
    DataKey key = vault.keyOf(id).orElseThrow(SubscriptionNotFound::new);
    WebhookSecrets.Rotated rotated = secrets.rotate(id, key, now);
    audit.record(by, "subscription.secret-rotated", id, Map.of());
    return new Rotated(rotated.secret(), rotated.previousUntil(), subscription.version());
  }
}
