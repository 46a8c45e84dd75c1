package org.amaan.notification.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.amaan.notification.confirmation.ConfirmationCodes;
import org.amaan.notification.target.SealedAddress;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.Vault;

/**
 * Makes another code for an address that is not confirmed yet. By an administrator who sees the
 * subscription. Refused with {@link SubscriptionNotFound}, {@link NothingToConfirm}, or 429 when it
 * is asked too soon.
 */
@ApplicationScoped
class RenewCode {

  private final SubscriptionRepository subscriptions;
  private final ConfirmationCodes codes;
  private final Vault vault;
  private final Audit audit;
  private final Clock clock;

  RenewCode(
      SubscriptionRepository subscriptions,
      ConfirmationCodes codes,
      Vault vault,
      Audit audit,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.codes = codes;
    this.vault = vault;
    this.audit = audit;
    this.clock = clock;
  }

  /** In the clear, to be mailed. */
  @Transactional
  String renew(Caller by, UUID id) {
    Subscription subscription =
        subscriptions.lockVisible(by, id).orElseThrow(SubscriptionNotFound::new);
    if (!subscription.isUnconfirmed()) {
      throw new NothingToConfirm();
    }
    String code = codes.make(id, clock.instant());
    codes.countMail(subscription.agency(), address(subscription));
    audit.record(by, "subscription.code-sent", id, Map.of());
    return code;
  }

  private String address(Subscription subscription) {
    return SealedAddress.open(
        vault.keyOf(subscription.id()).orElseThrow(SubscriptionNotFound::new),
        subscription.id(),
        Objects.requireNonNull(subscription.address()));
  }
}
