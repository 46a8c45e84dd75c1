package org.amaan.notification.target;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.amaan.notification.channel.Target;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.Vault;

/** Where messages of a subscription go now, and what they are signed with. For the worker only. */
@ApplicationScoped
public class TargetQueries {

  private final SecretRepository secrets;
  private final Vault vault;
  private final Clock clock;

  TargetQueries(SecretRepository secrets, Vault vault, Clock clock) {
    this.secrets = secrets;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * In the clear.
   *
   * @param key seals what else is kept of the subscription
   * @param version of the subscription whose target it is
   */
  public record Opened(DataKey key, Target target, long version) {}

  /** Empty when the subscription is gone. */
  @Transactional
  public Optional<Opened> of(UUID subscription) {
    return secrets
        .target(subscription, clock.instant())
        .flatMap(stored -> vault.keyOf(subscription).map(key -> opened(subscription, stored, key)));
  }

  private static Opened opened(
      UUID subscription, SecretRepository.SealedTarget stored, DataKey key) {
    byte[] address = stored.address();
    String to =
        address == null
            ? String.valueOf(stored.url())
            : SealedAddress.open(key, subscription, address);
    return new Opened(
        key,
        new Target(
            to,
            stored.secrets().stream().map(one -> NewSecret.open(key, one)).toList(),
            stored.language(),
            stored.zone()),
        stored.version());
  }
}
