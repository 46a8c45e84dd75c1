package org.amaan.notification.subscription;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.amaan.notification.api.model.Channel;
import org.amaan.notification.api.model.Language;
import org.amaan.notification.api.model.Subscription.DisabledReasonEnum;
import org.amaan.notification.api.model.SubscriptionState;
import org.amaan.notification.preference.QuietHours;
import org.amaan.notification.target.SealedAddress;
import org.amaan.platform.vault.Vault;
import org.jspecify.annotations.Nullable;

/** Subscriptions as the contract shows them, without secrets. */
@Singleton
class SubscriptionViews {

  private final Vault vault;

  SubscriptionViews(Vault vault) {
    this.vault = vault;
  }

  /** Without its address when the key is gone: it is being deleted, or came back from a backup. */
  org.amaan.notification.api.model.Subscription of(Subscription subscription) {
    Terms terms = subscription.terms(address(subscription).orElse(null));
    return of(subscription, terms, terms.to());
  }

  /** To be kept for a repetition of the request: without the address, which is kept sealed only. */
  org.amaan.notification.api.model.Subscription toBeKept(Subscription subscription) {
    return subscription.isEmail()
        ? of(subscription, subscription.terms(null), null)
        : of(subscription);
  }

  /** To be changed; what has lost its key cannot be. */
  Terms terms(Subscription subscription) {
    return subscription.terms(
        subscription.isEmail()
            ? address(subscription).orElseThrow(SubscriptionNotFound::new)
            : null);
  }

  private Optional<String> address(Subscription subscription) {
    return Optional.ofNullable(subscription.address())
        .flatMap(
            stored ->
                vault
                    .keyOf(subscription.id())
                    .map(key -> SealedAddress.open(key, subscription.id(), stored)));
  }

  private static org.amaan.notification.api.model.Subscription of(
      Subscription subscription, Terms terms, @Nullable String to) {
    QuietHours quiet = terms.quietHours();
    String reason = subscription.disabledReason();
    return new org.amaan.notification.api.model.Subscription()
        .id(subscription.id())
        .channel(Channel.fromValue(terms.channel()))
        .url(terms.isEmail() ? null : to)
        .address(terms.isEmail() ? to : null)
        .events(terms.events())
        .unit(terms.unit())
        .language(Language.fromValue(terms.language()))
        .quietHours(quiet == null ? null : SubscriptionForm.view(quiet))
        .digest(SubscriptionForm.view(terms.digest()))
        .state(SubscriptionState.fromValue(subscription.state()))
        .disabledReason(reason == null ? null : DisabledReasonEnum.fromValue(reason))
        .disabledAt(subscription.disabledAt())
        .failingSince(subscription.failingSince())
        .createdAt(subscription.createdAt())
        .changedAt(subscription.changedAt());
  }
}
