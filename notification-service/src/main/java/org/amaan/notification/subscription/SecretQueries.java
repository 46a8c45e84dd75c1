package org.amaan.notification.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
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

  /** The newest first; none when the subscription is gone. */
  @Transactional
  public List<byte[]> valid(UUID subscription) {
    List<SecretRepository.Sealed> sealed = secrets.valid(subscription, clock.instant());
    if (sealed.isEmpty()) {
      return List.of();
    }
    return vault
        .keyOf(subscription)
        .map((DataKey key) -> sealed.stream().map(one -> NewSecret.open(key, one)).toList())
        .orElse(List.of());
  }
}
