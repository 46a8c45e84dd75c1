package org.amaan.notification.delivery;

import jakarta.inject.Singleton;
import java.util.Map;
import org.amaan.notification.alert.Addressee;
import org.amaan.notification.alert.Notice;
import org.amaan.notification.event.RaiseOwnEvent;
import org.amaan.notification.preference.SubscriptionReference;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.ids.Ids;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells an agency's administrators, in their inbox and wherever else they hear, and the audit. */
@Singleton
class DisabledEndpoint {

  private static final String TYPE = "org.amaan.notification.endpoint-disabled.v1";

  private final RaiseOwnEvent raise;
  private final Audit audit;
  private final String links;

  DisabledEndpoint(
      RaiseOwnEvent raise, Audit audit, @ConfigProperty(name = "amaan.own-links") String links) {
    this.raise = raise;
    this.audit = audit;
    this.links = links;
  }

  void announce(Endpoint endpoint, String reason) {
    raise.raise(
        new Notice(
            RaiseOwnEvent.SOURCE,
            Ids.next(),
            TYPE,
            "subscriptions/" + endpoint.id(),
            SubscriptionReference.of(endpoint.id()),
            links + "/v1/subscriptions/" + endpoint.id(),
            "routine",
            null),
        new Addressee(endpoint.agency(), null, Role.AGENCY_ADMIN.value(), "mend"));
    audit.record(
        Caller.system("notification-service"),
        "subscription.disabled",
        endpoint.id(),
        Map.of("reason", reason));
  }
}
