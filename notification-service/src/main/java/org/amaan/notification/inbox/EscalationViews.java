package org.amaan.notification.inbox;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.identity.Caller;

/** How far alerts were escalated because nobody acted. */
public interface EscalationViews {

  /**
   * By the first alert; nothing of those that are never escalated.
   *
   * @param first alerts of whose escalations the reader sees an alert
   */
  Map<UUID, EscalationView> of(Caller reader, Collection<UUID> first);
}
