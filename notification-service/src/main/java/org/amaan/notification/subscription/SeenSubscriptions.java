package org.amaan.notification.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.platform.idempotency.StillVisible;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/** For repeats of commands about a subscription. */
@ApplicationScoped
class SeenSubscriptions implements StillVisible {

  private final SubscriptionRepository subscriptions;

  SeenSubscriptions(SubscriptionRepository subscriptions) {
    this.subscriptions = subscriptions;
  }

  @Override
  public String collection() {
    return "subscriptions";
  }

  @Override
  public void require(Caller caller, UUID id, @Nullable UUID of) {
    if (subscriptions.findVisible(caller, id).isEmpty()) {
      throw new SubscriptionNotFound();
    }
  }
}
