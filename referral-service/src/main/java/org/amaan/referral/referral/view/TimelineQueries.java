package org.amaan.referral.referral.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.audit.AuditEntry;
import org.amaan.platform.paging.Keyset;
import org.amaan.referral.api.model.ReferralState;
import org.amaan.referral.api.model.Timeline;
import org.amaan.referral.api.model.TimelineEntry;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.state.ReferralStatus;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a referral, from its audit entries: agencies, not persons. What case-service
 * reports about custody is not the referrer's to know and is filed under another prefix.
 */
@ApplicationScoped
public class TimelineQueries {

  private static final String PREFIX = "referral.";
  private static final String OVERDUE = PREFIX + "overdue";
  private static final String ACCEPTED = ReferralStatus.ACCEPTED.word();
  private static final int READ_AT_ONCE = 200;
  private static final Set<String> AFTER_ACCEPTANCE =
      ReferralStatus.all(ReferralStatus::isAfterAcceptance).stream()
          .map(ReferralStatus::word)
          .collect(Collectors.toUnmodifiableSet());

  private final ReferralRepository referrals;
  private final Audit audit;
  private final ObjectMapper json;
  private final Clock clock;

  TimelineQueries(ReferralRepository referrals, Audit audit, ObjectMapper json, Clock clock) {
    this.referrals = referrals;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /** Newest first. */
  @Transactional
  public Timeline page(Viewer viewer, UUID id, int limit, @Nullable Keyset before) {
    Referral referral = referrals.visibleTo(viewer, id);
    boolean closed =
        viewer.isNoMoreThanReferrer(referral) && !referral.senderIsTold(clock.instant());
    Predicate<AuditEntry> told =
        toldTo(viewer, referral, closed).and(entry -> entry.action().startsWith(PREFIX));
    List<AuditEntry> entries = told(id, limit + 1, before, told);
    List<AuditEntry> page = entries.subList(0, Math.min(limit, entries.size()));
    Timeline timeline = new Timeline().items(page.stream().map(this::shown).toList());
    if (closed && referral.isTakenOver()) {
      timeline.getItems().forEach(item -> item.agency(null));
    }
    if (entries.size() > limit) {
      AuditEntry last = page.get(limit - 1);
      timeline.next(new Keyset(last.at(), last.id()).encode());
    }
    return timeline;
  }

  /** Reads on until there is enough, so that neither a short page nor a cursor shows a gap. */
  private List<AuditEntry> told(
      UUID id, int wanted, @Nullable Keyset before, Predicate<AuditEntry> told) {
    List<AuditEntry> found = new ArrayList<>();
    Keyset from = before;
    while (true) {
      List<AuditEntry> read = audit.of(id, READ_AT_ONCE, from);
      read.stream().filter(told).limit(wanted - found.size()).forEach(found::add);
      if (found.size() == wanted || read.size() < READ_AT_ONCE) {
        return found;
      }
      AuditEntry last = read.get(read.size() - 1);
      from = new Keyset(last.at(), last.id());
    }
  }

  /**
   * A receiver is not told who was addressed before and refused; a referrer whom no consent names
   * is not told what became of the subject, nor, having taken its case over, who the receiver is.
   */
  private Predicate<AuditEntry> toldTo(Viewer viewer, Referral referral, boolean closed) {
    Instant addressed = referral.addressedAt();
    if (viewer.sawItOnlyAsReceiver(referral) && addressed != null) {
      return entry -> !entry.at().isBefore(addressed);
    }
    if (closed) {
      return entry ->
          !AFTER_ACCEPTANCE.contains(stateIn(entry))
              // That it was not begun in time says as much as that it was.
              && !(entry.action().equals(OVERDUE) && ACCEPTED.equals(stateIn(entry)));
    }
    return entry -> true;
  }

  private TimelineEntry shown(AuditEntry entry) {
    String state = stateIn(entry);
    return new TimelineEntry()
        .at(entry.at())
        .action(entry.action().substring(PREFIX.length()))
        .agency(entry.agency())
        .state(state.isEmpty() ? null : ReferralState.fromValue(state));
  }

  private String stateIn(AuditEntry entry) {
    try {
      return json.readTree(entry.details()).path("state").asText("");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("audit details are JSON", e);
    }
  }
}
