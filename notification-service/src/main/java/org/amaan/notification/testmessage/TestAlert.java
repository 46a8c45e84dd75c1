package org.amaan.notification.testmessage;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.amaan.notification.alert.Addressee;
import org.amaan.notification.alert.Notice;
import org.amaan.notification.event.RaiseOwnEvent;
import org.amaan.notification.preference.SubscriptionReference;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.ids.Ids;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a test says and for whom it is: the same whatever way it is sent. */
@Singleton
class TestAlert {

  private final String links;

  TestAlert(@ConfigProperty(name = "amaan.own-links") String links) {
    this.links = links;
  }

  Notice notice(UUID subscription) {
    return new Notice(
        RaiseOwnEvent.SOURCE,
        Ids.next(),
        Notice.TEST,
        "subscriptions/" + subscription,
        SubscriptionReference.of(subscription),
        links + "/v1/subscriptions/" + subscription,
        "routine",
        null);
  }

  /** The administrators of whoever asks. */
  Addressee to(Caller by) {
    return new Addressee(by.requireAgency(), by.unit(), Role.AGENCY_ADMIN.value(), "read");
  }
}
