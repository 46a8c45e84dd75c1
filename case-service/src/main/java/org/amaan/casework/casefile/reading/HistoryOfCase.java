package org.amaan.casework.casefile.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.casework.api.model.TimelineEntry;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.audit.AuditEntry;
import org.amaan.platform.identity.Caller;

/** The timeline of a case as one list, for whoever has found the case in a reader's scope. */
@ApplicationScoped
public class HistoryOfCase {

  private static final String ACCEPTED = "handover-accepted";

  private static final Set<String> OFFERS =
      Set.of(
          "case.handover-offered",
          "case.handover-accepted",
          "case.handover-refused",
          "case.handover-cancelled",
          "case.handover-expired");

  /** What makes the case what it is: no number of other entries pushes it out. */
  private static final Set<String> WHOLE =
      Stream.concat(
              OFFERS.stream(),
              Stream.of(
                  "case.opened",
                  "case.state-changed",
                  "case.custody-passed",
                  "case.referral-attached",
                  "case.referral-changed",
                  "case.assessment-signed",
                  "case.assessment-returned",
                  "case.text-and-evidence-erased"))
          .collect(Collectors.toUnmodifiableSet());

  /** An id as the database compares it. */
  private static final Comparator<AuditEntry> OLDEST_FIRST =
      Comparator.comparing(AuditEntry::at).thenComparing(entry -> entry.id().toString());

  private final Audit audit;
  private final Timeline timeline;

  HistoryOfCase(Audit audit, Timeline timeline) {
    this.audit = audit;
    this.timeline = timeline;
  }

  /**
   * @param newest id of the newest entry
   * @param entries oldest first
   * @param older how many more there are of what is not shown whole, by what happened
   */
  public record Shown(UUID newest, List<TimelineEntry> entries, SortedMap<String, Long> older) {}

  /**
   * Its opening, states, custody, referrals and signatures whole, and the newest of all else.
   *
   * @param others how many of all else
   */
  public Shown of(CaseFile file, int others) {
    List<AuditEntry> found = audit.timelineBesides(file.id(), WHOLE, others + 1);
    List<AuditEntry> newest = found.stream().limit(others).toList();
    List<AuditEntry> shown =
        Stream.concat(audit.timelineOf(file.id(), WHOLE).stream(), newest.stream())
            .sorted(OLDEST_FIRST)
            .toList();
    return new Shown(
        shown.get(shown.size() - 1).id(),
        shown.stream().map(timeline::entry).toList(),
        found.size() > others ? older(file, newest) : new TreeMap<>());
  }

  private SortedMap<String, Long> older(CaseFile file, List<AuditEntry> newest) {
    SortedMap<String, Long> older = new TreeMap<>();
    audit
        .timelineCounts(file.id())
        .forEach(
            (action, all) -> {
              long shown = newest.stream().filter(entry -> entry.action().equals(action)).count();
              if (!WHOLE.contains(action) && all > shown) {
                older.put(Timeline.name(action), all - shown);
              }
            });
    return older;
  }

  /**
   * Every entry about an offer of the case that the reader is shown, oldest first: of its own
   * agency's offers all, of others that they moved the case.
   */
  public List<TimelineEntry> offers(CaseFile file, Caller reader) {
    return audit.timelineOf(file.id(), OFFERS).stream()
        .sorted(OLDEST_FIRST)
        .map(timeline::entry)
        .filter(
            entry ->
                entry.getAction().equals(ACCEPTED)
                    || isOf(reader, entry, "from")
                    || isOf(reader, entry, "to"))
        .toList();
  }

  private static boolean isOf(Caller reader, TimelineEntry entry, String side) {
    return Objects.requireNonNullElse(entry.getDetails(), Map.of()).get(side)
            instanceof Map<?, ?> unit
        && reader.requireAgency().equals(unit.get("agency"));
  }
}
