package org.amaan.notification.delivery;

import java.util.List;
import org.amaan.notification.channel.Target;
import org.amaan.notification.subscription.SecretQueries;

/** What is sent to a receiver together: of each referral or case one, in the order of arrival. */
record Wave(Endpoint endpoint, SecretQueries.Opened secrets, List<DueDelivery> deliveries) {

  Target target() {
    return new Target(endpoint.url(), secrets.secrets());
  }
}
