package org.amaan.notification.escalation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.amaan.notification.preference.EventFilter;
import org.amaan.platform.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who is alerted when nobody acts, and after how long.
 *
 * @param events which routine alerts are escalated; those of immediate danger always are
 * @param contact null for the agency's administrators
 */
record Ladder(Waits waits, List<String> events, @Nullable Contact contact) {

  private static final Contact ADMINISTRATORS = new Contact(Role.AGENCY_ADMIN.value(), null, null);

  boolean covers(String type, String urgency) {
    return urgency.equals(Waits.IMMEDIATE_DANGER) || EventFilter.anyLetsThrough(events, type);
  }

  Optional<Duration> wait(String urgency, EscalationStep step) {
    return waits.until(urgency, step);
  }

  Contact fallback() {
    return contact == null ? ADMINISTRATORS : contact;
  }
}
