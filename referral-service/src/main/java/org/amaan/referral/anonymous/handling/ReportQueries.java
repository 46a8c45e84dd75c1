package org.amaan.referral.anonymous.handling;

import static org.amaan.platform.identity.Role.CASEWORKER;
import static org.amaan.platform.identity.Role.INVESTIGATOR;
import static org.amaan.platform.identity.Role.SUPERVISOR;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.Vault;
import org.amaan.referral.anonymous.report.AnonymousAddition;
import org.amaan.referral.anonymous.report.AnonymousReport;
import org.amaan.referral.anonymous.report.AnonymousReportRepository;
import org.amaan.referral.anonymous.report.Content;
import org.amaan.referral.anonymous.report.ReportNotFound;
import org.amaan.referral.anonymous.report.ReportState;
import org.jspecify.annotations.Nullable;

/** What the owner of reports reads; what one of them says leaves an audit entry. */
@ApplicationScoped
class ReportQueries {

  private final AnonymousReportRepository reports;
  private final OwnedReports owned;
  private final Vault vault;
  private final Audit audit;

  ReportQueries(AnonymousReportRepository reports, OwnedReports owned, Vault vault, Audit audit) {
    this.reports = reports;
    this.owned = owned;
    this.vault = vault;
    this.audit = audit;
  }

  /** A report with what it says. */
  record Opened(AnonymousReport report, Content content, List<OpenedAddition> additions) {}

  record OpenedAddition(AnonymousAddition addition, String facts) {}

  @Transactional
  List<AnonymousReport> page(
      Caller caller, @Nullable ReportState state, @Nullable Keyset after, int size) {
    caller.requireAgency();
    caller.requireAny(CASEWORKER, INVESTIGATOR, SUPERVISOR);
    return reports.page(caller, state, after, size);
  }

  @Transactional
  Opened read(Caller caller, UUID id) {
    AnonymousReport report = owned.find(caller, id);
    DataKey key = vault.keyOf(id).orElseThrow(ReportNotFound::new);
    List<OpenedAddition> additions =
        reports.releasedAdditionsTo(id).stream()
            .map(addition -> new OpenedAddition(addition, addition.facts(key)))
            .toList();
    audit.record(caller, "anonymous-report.read", id, Map.of("additions", additions.size()));
    return new Opened(report, report.content(key), additions);
  }
}
