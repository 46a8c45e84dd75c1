package org.amaan.referral.referral;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.audit.AuditEntry;
import org.amaan.platform.paging.Keyset;
import org.amaan.referral.api.model.ReferralState;
import org.amaan.referral.api.model.Timeline;
import org.amaan.referral.api.model.TimelineEntry;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a referral, from its audit entries: agencies, not persons. What case-service
 * reports about custody is not the referrer's to know and is filed under another prefix.
 */
@ApplicationScoped
class TimelineQuery {

  private static final String PREFIX = "referral.";
  private static final Set<String> AFTER_ACCEPTANCE =
      Set.of(ReferralStatus.IN_PROGRESS.word(), ReferralStatus.COMPLETED.word());

  private final ReferralRepository referrals;
  private final ReferrersKnowledge knowledge;
  private final Audit audit;
  private final ObjectMapper json;

  TimelineQuery(
      ReferralRepository referrals, ReferrersKnowledge knowledge, Audit audit, ObjectMapper json) {
    this.referrals = referrals;
    this.knowledge = knowledge;
    this.audit = audit;
    this.json = json;
  }

  /** Newest first. */
  @Transactional
  Timeline page(Viewer viewer, UUID id, int limit, @Nullable Keyset before) {
    Referral referral = referrals.visibleTo(viewer, id);
    Predicate<AuditEntry> told = toldTo(viewer, referral);
    List<AuditEntry> entries = audit.of(id, limit + 1, before);
    List<AuditEntry> page = entries.subList(0, Math.min(limit, entries.size()));
    Timeline timeline =
        new Timeline()
            .items(
                page.stream()
                    .filter(entry -> entry.action().startsWith(PREFIX))
                    .filter(told)
                    .map(this::shown)
                    .toList());
    if (entries.size() > limit) {
      AuditEntry last = page.get(limit - 1);
      timeline.next(new Keyset(last.at(), last.id()).encode());
    }
    return timeline;
  }

  /**
   * A receiver is not told who was addressed before and refused; a referrer whom no consent names
   * is not told what became of the subject.
   */
  private Predicate<AuditEntry> toldTo(Viewer viewer, Referral referral) {
    Instant addressed = referral.addressedAt();
    if (viewer.isNoMoreThanReceiver(referral) && addressed != null) {
      return entry -> !entry.at().isBefore(addressed);
    }
    if (viewer.isNoMoreThanReferrer(referral) && !knowledge.covers(referral)) {
      return entry -> !AFTER_ACCEPTANCE.contains(stateIn(entry));
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
