package org.amaan.casework.casefile.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.api.model.CaseFeedback;
import org.amaan.casework.api.model.CasePage;
import org.amaan.casework.api.model.ModelCase;
import org.amaan.casework.api.model.TimelinePage;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseFilter;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CaseRepository;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.audit.AuditEntry;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.paging.SealedCursors;
import org.jspecify.annotations.Nullable;

/** Reading cases: in the caller's scope, by its readers' roles. */
@ApplicationScoped
public class CaseQueries {

  public static final String CASES = "cases";
  public static final String TIMELINE = "timeline";

  private final CaseRepository cases;
  private final CaseRows rows;
  private final CaseViews views;
  private final Timeline timeline;
  private final Audit audit;
  private final SealedCursors cursors;

  CaseQueries(
      CaseRepository cases,
      CaseRows rows,
      CaseViews views,
      Timeline timeline,
      Audit audit,
      SealedCursors cursors) {
    this.cases = cases;
    this.rows = rows;
    this.views = views;
    this.timeline = timeline;
    this.audit = audit;
    this.cursors = cursors;
  }

  @Transactional
  public ModelCase one(Caller caller, UUID id) {
    return views.of(readable(caller, id), caller);
  }

  public CasePage page(Caller caller, CaseFilter filter, int limit) {
    caller.requireAgency();
    Staff.requireReader(caller);
    List<ShownCase> found = rows.page(caller, filter, limit + 1);
    CasePage page =
        new CasePage(found.stream().limit(limit).map(c -> views.of(c, caller)).toList());
    if (found.size() > limit) {
      ShownCase last = found.get(limit - 1);
      page.setNext(cursors.seal(CASES, caller, new Keyset(last.openedAt(), last.id())));
    }
    return page;
  }

  @Transactional
  public CaseFeedback feedback(Caller caller, UUID id) {
    CaseFile file = cases.findForFeedback(id, caller).orElseThrow(CaseNotFound::new);
    Staff.requireReader(caller);
    return new CaseFeedback(
        file.id(),
        file.reference(),
        file.feedback(),
        file.feedbackSince().truncatedTo(ChronoUnit.HOURS));
  }

  @Transactional
  public TimelinePage timeline(Caller caller, UUID id, int limit, @Nullable Keyset before) {
    readable(caller, id);
    List<AuditEntry> found = audit.timelineOf(id, limit + 1, before);
    TimelinePage page = new TimelinePage(found.stream().limit(limit).map(timeline::entry).toList());
    if (found.size() > limit) {
      AuditEntry last = found.get(limit - 1);
      page.setNext(cursors.seal(TIMELINE, caller, new Keyset(last.at(), last.id())));
    }
    return page;
  }

  private CaseFile readable(Caller caller, UUID id) {
    CaseFile file = cases.find(id, caller).orElseThrow(CaseNotFound::new);
    Staff.requireReader(caller);
    return file;
  }
}
