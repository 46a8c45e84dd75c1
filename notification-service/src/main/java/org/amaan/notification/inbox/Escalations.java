package org.amaan.notification.inbox;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.identity.Caller;

/** How far alerts have climbed because nobody acted. */
public interface Escalations {

  /**
   * By the alert at the foot; nothing of those that never climb.
   *
   * @param first alerts at the foot of a climb of which the reader sees an alert
   */
  Map<UUID, Escalation> of(Caller reader, Collection<UUID> first);
}
