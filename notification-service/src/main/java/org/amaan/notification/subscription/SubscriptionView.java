package org.amaan.notification.subscription;

import org.amaan.notification.api.model.Channel;
import org.amaan.notification.api.model.Language;
import org.amaan.notification.api.model.Subscription.DisabledReasonEnum;
import org.amaan.notification.api.model.SubscriptionState;

/** A subscription as the contract shows it, without its secret. */
final class SubscriptionView {

  private SubscriptionView() {}

  static org.amaan.notification.api.model.Subscription of(Subscription subscription) {
    Terms terms = subscription.terms();
    QuietHours quiet = terms.quietHours();
    String reason = subscription.disabledReason();
    return new org.amaan.notification.api.model.Subscription()
        .id(subscription.id())
        .channel(Channel.fromValue(terms.channel()))
        .url(terms.url())
        .events(terms.events())
        .unit(terms.unit())
        .language(Language.fromValue(terms.language()))
        .quietHours(quiet == null ? null : SubscriptionForm.view(quiet))
        .state(SubscriptionState.fromValue(subscription.state()))
        .disabledReason(reason == null ? null : DisabledReasonEnum.fromValue(reason))
        .disabledAt(subscription.disabledAt())
        .failingSince(subscription.failingSince())
        .createdAt(subscription.createdAt())
        .changedAt(subscription.changedAt());
  }
}
