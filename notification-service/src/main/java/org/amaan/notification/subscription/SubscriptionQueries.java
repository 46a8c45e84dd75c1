package org.amaan.notification.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/** What administrators ask of their agency's subscriptions. */
@ApplicationScoped
public class SubscriptionQueries {

  private final SubscriptionRepository subscriptions;

  SubscriptionQueries(SubscriptionRepository subscriptions) {
    this.subscriptions = subscriptions;
  }

  @Transactional
  Subscription one(Caller caller, UUID id) {
    return subscriptions.findVisible(caller, id).orElseThrow(SubscriptionNotFound::new);
  }

  /**
   * The channel of a subscription to which a test may be sent; refuses with {@link
   * SubscriptionNotFound}, {@link SubscriptionUnconfirmed}.
   */
  @Transactional
  public String testableChannel(Caller caller, UUID id) {
    Subscription subscription =
        subscriptions.findVisible(caller, id).orElseThrow(SubscriptionNotFound::new);
    if (subscription.isUnconfirmed()) {
      throw new SubscriptionUnconfirmed();
    }
    return subscription.channel();
  }

  @Transactional
  List<Subscription> newestFirst(Caller caller, @Nullable Keyset before, int limit) {
    caller.requireAny(Role.AGENCY_ADMIN);
    caller.requireAgency();
    return subscriptions.newestFirst(caller, before, limit);
  }
}
