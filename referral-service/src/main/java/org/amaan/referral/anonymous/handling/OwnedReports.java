package org.amaan.referral.anonymous.handling;

import static org.amaan.platform.identity.Role.CASEWORKER;
import static org.amaan.platform.identity.Role.INVESTIGATOR;
import static org.amaan.platform.identity.Role.SUPERVISOR;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
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
import org.amaan.referral.anonymous.report.ReportOutcome;
import org.amaan.referral.anonymous.report.ReportState;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a report does with it. Who: {@code caseworker}, {@code investigator} or {@code
 * supervisor} of the agency, and of the unit when there is one. Nothing is sent; whoever has the
 * code may ask. Refuses: 404 another's, 403 role, 409 done already.
 */
@ApplicationScoped
class OwnedReports {

  private final AnonymousReportRepository reports;
  private final Vault vault;
  private final Audit audit;
  private final Clock clock;

  OwnedReports(AnonymousReportRepository reports, Vault vault, Audit audit, Clock clock) {
    this.reports = reports;
    this.vault = vault;
    this.audit = audit;
    this.clock = clock;
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
    AnonymousReport report = owned(caller, id);
    DataKey key = vault.keyOf(id).orElseThrow(ReportNotFound::new);
    List<OpenedAddition> additions =
        reports.releasedAdditionsTo(id).stream()
            .map(addition -> new OpenedAddition(addition, addition.facts(key)))
            .toList();
    audit.record(caller, "anonymous-report.read", id, Map.of("additions", additions.size()));
    return new Opened(report, report.content(key), additions);
  }

  @Transactional
  AnonymousReport receive(Caller caller, UUID id) {
    return change(
        caller,
        id,
        report -> {
          report.receive(clock.instant());
          audit.record(caller, "anonymous-report.received", id, Map.of());
        });
  }

  @Transactional
  AnonymousReport close(Caller caller, UUID id, ReportOutcome outcome) {
    return change(
        caller,
        id,
        report -> {
          report.close(outcome, clock.instant());
          audit.record(caller, "anonymous-report.closed", id, Map.of("outcome", outcome.value()));
        });
  }

  private AnonymousReport change(Caller caller, UUID id, Consumer<AnonymousReport> change) {
    AnonymousReport report = owned(caller, id);
    reports.hold(report);
    change.accept(report);
    reports.flush();
    return report;
  }

  private AnonymousReport owned(Caller caller, UUID id) {
    // Services among them, which the database does not let ask.
    if (caller.agency() == null) {
      throw new ReportNotFound();
    }
    AnonymousReport report = reports.ownedBy(caller, id);
    caller.requireAny(CASEWORKER, INVESTIGATOR, SUPERVISOR);
    return report;
  }
}
