package org.amaan.casework.casefile.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.api.model.TimelineEntry;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.audit.AuditEntry;

/** The timeline of a case as one list, for whoever has found the case in a reader's scope. */
@ApplicationScoped
public class HistoryOfCase {

  private final Audit audit;
  private final Timeline timeline;

  HistoryOfCase(Audit audit, Timeline timeline) {
    this.audit = audit;
    this.timeline = timeline;
  }

  /**
   * @param newest id of the newest entry
   * @param entries oldest first
   * @param hasOlder there are more than were asked for
   */
  public record Shown(UUID newest, List<TimelineEntry> entries, boolean hasOlder) {}

  public Shown newest(CaseFile file, int limit) {
    List<AuditEntry> found = audit.timelineOf(file.id(), limit + 1, null);
    List<TimelineEntry> entries =
        new ArrayList<>(found.stream().limit(limit).map(timeline::entry).toList());
    Collections.reverse(entries);
    return new Shown(found.get(0).id(), List.copyOf(entries), found.size() > limit);
  }
}
