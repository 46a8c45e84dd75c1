package org.amaan.notification.target;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.amaan.platform.vault.DataKey;

/** Makes the secrets that webhooks are signed with, under the lock of the subscription. */
@Singleton
public class WebhookSecrets {

  private static final Duration OVERLAP = Duration.ofHours(24);

  private final SecretRepository secrets;

  WebhookSecrets(SecretRepository secrets) {
    this.secrets = secrets;
  }

  /**
   * A secret that was made just now.
   *
   * @param secret in the clear
   * @param previousUntil how long the one before it stays valid
   */
  public record Rotated(String secret, Instant previousUntil) {}

  /**
   * @return the first secret of a subscription, in the clear
   */
  public String first(UUID subscription, DataKey key, Instant now) {
    NewSecret secret = NewSecret.make();
    secrets.add(secret.id(), subscription, secret.seal(key), now);
    return secret.text();
  }

  /** Another one beside those before it; refuses with {@link TooManySecrets}. */
  public Rotated rotate(UUID subscription, DataKey key, Instant now) {
    secrets.removeRetired(subscription, now);
    if (secrets.count(subscription) >= TooManySecrets.LIMIT) {
      throw new TooManySecrets();
    }
    Instant until = now.plus(OVERLAP);
    secrets.retireNewest(subscription, until);
    return new Rotated(first(subscription, key, now), until);
  }
}
