package org.amaan.notification.alert;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How agencies want their alerts announced in the inbox, now. */
public interface Announcements {

  /** For each alert, by its id. */
  Map<UUID, Announcement> of(List<RaisedAlert> alerts);
}
