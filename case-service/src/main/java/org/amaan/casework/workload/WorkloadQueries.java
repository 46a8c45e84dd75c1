package org.amaan.casework.workload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.amaan.casework.api.model.UnitRef;
import org.amaan.casework.api.model.Workload;
import org.amaan.casework.api.model.WorkloadCounts;
import org.amaan.casework.api.model.WorkloadItem;
import org.amaan.casework.casefile.CaseStatus;
import org.amaan.casework.casefile.terms.DeadlineKind;
import org.amaan.casework.links.Links;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.Urgency;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.paging.SealedCursors;

/** What is late, due soon and unassigned, with the numbers of all three. */
@ApplicationScoped
class WorkloadQueries {

  static final String WORKLOAD = "workload";

  private final WorkloadRepository cases;
  private final Links links;
  private final Clock clock;
  private final SealedCursors cursors;

  WorkloadQueries(WorkloadRepository cases, Links links, Clock clock, SealedCursors cursors) {
    this.cases = cases;
    this.links = links;
    this.clock = clock;
    this.cursors = cursors;
  }

  @Transactional
  Workload page(Caller caller, WorkloadScope scope, WorkloadFilter filter, int limit) {
    Instant now = clock.instant();
    List<WorkloadRepository.Row> found = cases.page(scope, filter, now, limit + 1);
    Workload page =
        new Workload(
            new WorkloadCounts(
                count(scope, WorkloadKind.LATE, filter, now),
                count(scope, WorkloadKind.DUE, filter, now),
                count(scope, WorkloadKind.UNASSIGNED, filter, now)),
            found.stream().limit(limit).map(row -> item(row, scope)).toList());
    if (found.size() > limit) {
      WorkloadRepository.Row last = found.get(limit - 1);
      page.setNext(
          cursors.seal(
              WORKLOAD,
              caller,
              new Keyset(
                  Objects.requireNonNull(
                      switch (scope.order(filter.kind())) {
                        case "due_at" -> last.dueAt();
                        case "passes_at" -> last.passesAt();
                        default -> last.openedAt();
                      }),
                  last.id())));
    }
    return page;
  }

  private long count(WorkloadScope scope, WorkloadKind kind, WorkloadFilter filter, Instant now) {
    return cases.count(scope, new WorkloadFilter(kind, filter.unit(), null), now);
  }

  private WorkloadItem item(WorkloadRepository.Row row, WorkloadScope scope) {
    WorkloadItem item =
        new WorkloadItem(
            row.reference(),
            CaseStatus.of(row.status()),
            new UnitRef(row.agency(), row.unit()),
            row.assigned(),
            Urgency.of(row.urgency()),
            AgeClass.of(row.ageClass()),
            row.country(),
            row.openedAt());
    item.setDueAt(row.dueAt());
    if (row.dueKind() != null) {
      item.setDeadline(DeadlineKind.of(row.dueKind()));
    }
    if (scope instanceof WorkloadScope.OfUnit) {
      item.setLink(links.caseFile(row.id()));
    }
    return item;
  }
}
