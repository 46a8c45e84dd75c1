package org.amaan.notification.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.Vault;

/** With what the messages of a subscription are signed now. Only the worker is shown any. */
@ApplicationScoped
public class SecretQueries {

  private final SecretRepository secrets;
  private final Vault vault;
  private final Clock clock;

  SecretQueries(SecretRepository secrets, Vault vault, Clock clock) {
    this.secrets = secrets;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * Those that are valid now.
   *
   * @param key seals what else is kept of the subscription
   * @param secrets the newest first
   */
  public record Opened(DataKey key, List<byte[]> secrets) {}

  /** Empty when the subscription is gone. */
  @Transactional
  public Optional<Opened> valid(UUID subscription) {
    List<SecretRepository.Sealed> sealed = secrets.valid(subscription, clock.instant());
    return sealed.isEmpty()
        ? Optional.empty()
        : vault.keyOf(subscription).map(key -> opened(key, sealed));
  }

  private static Opened opened(DataKey key, List<SecretRepository.Sealed> sealed) {
    return new Opened(key, sealed.stream().map(one -> NewSecret.open(key, one)).toList());
  }
}
