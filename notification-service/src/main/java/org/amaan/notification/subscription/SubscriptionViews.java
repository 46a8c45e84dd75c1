package org.amaan.notification.subscription;

import jakarta.inject.Singleton;
import org.amaan.notification.api.model.Channel;
import org.amaan.notification.api.model.Language;
import org.amaan.notification.api.model.Subscription.DisabledReasonEnum;
import org.amaan.notification.api.model.SubscriptionState;
import org.amaan.platform.vault.Vault;
import org.jspecify.annotations.Nullable;

/** Subscriptions as the contract shows them, without secrets. */
@Singleton
class SubscriptionViews {

  private final Vault vault;

  SubscriptionViews(Vault vault) {
    this.vault = vault;
  }

  org.amaan.notification.api.model.Subscription of(Subscription subscription) {
    Terms terms = terms(subscription);
    return of(subscription, terms, terms.to());
  }

  /** To be kept for a repetition of the request: without the address, which is kept sealed only. */
  org.amaan.notification.api.model.Subscription toBeKept(Subscription subscription) {
    return subscription.isEmail()
        ? of(subscription, subscription.terms(null), null)
        : of(subscription);
  }

  Terms terms(Subscription subscription) {
    byte[] sealed = subscription.address();
    return subscription.terms(
        sealed == null
            ? null
            : SealedAddress.open(
                vault.keyOf(subscription.id()).orElseThrow(SubscriptionNotFound::new),
                subscription.id(),
                sealed));
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
