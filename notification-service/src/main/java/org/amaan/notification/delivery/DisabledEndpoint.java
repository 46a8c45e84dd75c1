package org.amaan.notification.delivery;

import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.amaan.notification.alert.Addressee;
import org.amaan.notification.alert.Notice;
import org.amaan.notification.event.RaiseOwnEvent;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.ids.Ids;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells an agency's administrators, in their inbox and wherever else they hear, and the audit. */
@Singleton
class DisabledEndpoint {

  private static final String TYPE = "org.amaan.notification.endpoint-disabled.v1";
  private static final int DIGITS = 8;

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
            reference(endpoint.id()),
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

  private static String reference(UUID subscription) {
    String digits = subscription.toString().replace("-", "");
    return "S-" + digits.substring(digits.length() - DIGITS).toUpperCase(Locale.ROOT);
  }
}
