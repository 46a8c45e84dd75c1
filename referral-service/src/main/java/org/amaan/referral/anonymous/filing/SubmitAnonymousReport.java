package org.amaan.referral.anonymous.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.amaan.platform.idempotency.KeyReused;
import org.amaan.platform.idempotency.StillRunning;
import org.amaan.platform.vault.Vault;
import org.amaan.referral.anonymous.report.AnonymousReport;
import org.amaan.referral.anonymous.report.AnonymousReportRepository;
import org.amaan.referral.anonymous.report.Circumstances;
import org.amaan.referral.anonymous.report.Content;
import org.amaan.referral.anonymous.report.ReportKind;
import org.amaan.referral.referral.request.ReferenceNumber;
import org.amaan.referral.screening.ObservationCheck;

/**
 * Takes a report and says by which code to add to it. Who: nobody, as far as this knows. Nothing is
 * audited or sent before it is released. A repetition is found by the code, which its idempotency
 * key makes. Refuses: 409 still running, 422 key reused, no notice asked for, no agency.
 */
@ApplicationScoped
public class SubmitAnonymousReport {

  private final ReportCodes codes;
  private final ReportOwners owners;
  private final AnonymousReportRepository reports;
  private final Vault vault;
  private final Clock clock;

  SubmitAnonymousReport(
      ReportCodes codes,
      ReportOwners owners,
      AnonymousReportRepository reports,
      Vault vault,
      Clock clock) {
    this.codes = codes;
    this.owners = owners;
    this.reports = reports;
    this.vault = vault;
    this.clock = clock;
  }

  public record Taken(String code, boolean again) {}

  /**
   * @param key the caller's idempotency key, as {@link ReportCodes#keyOf} gives it
   * @param request all of it, as it was sent
   */
  @Transactional
  public Taken submit(
      String key, String request, ReportKind kind, Circumstances circumstances, Content content) {
    String code = codes.of(key);
    byte[] codeHash = codes.hashOf(code);
    byte[] requestHash = codes.hashOfRequest(request);
    if (!reports.open(codeHash)) {
      throw new StillRunning();
    }
    Optional<AnonymousReport> known = reports.byCode(codeHash);
    if (known.isPresent()) {
      if (!known.get().isRequest(requestHash)) {
        throw new KeyReused();
      }
      return new Taken(code, true);
    }
    ObservationCheck.requireIndicators(content.indicators());
    Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    ReportOwners.Assigned assigned = owners.of(kind, circumstances, hour);
    reports.add(
        new AnonymousReport(
            vault.newKeyWithoutTime(),
            codeHash,
            requestHash,
            ReferenceNumber.fresh(circumstances.country(), hour).text(),
            kind,
            circumstances,
            content,
            assigned.ownership(),
            hour,
            assigned.dueAt()));
    return new Taken(code, false);
  }
}
