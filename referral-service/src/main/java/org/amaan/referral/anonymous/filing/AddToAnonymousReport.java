package org.amaan.referral.anonymous.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.amaan.platform.idempotency.KeyReused;
import org.amaan.platform.idempotency.StillRunning;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.Vault;
import org.amaan.referral.anonymous.report.AnonymousAddition;
import org.amaan.referral.anonymous.report.AnonymousReport;
import org.amaan.referral.anonymous.report.AnonymousReportRepository;
import org.amaan.referral.anonymous.report.ReportNotFound;
import org.amaan.referral.anonymous.report.ReportState;

/**
 * Adds to a report. Who: whoever has its code. Nothing is audited or sent before it is released.
 * Refuses: 404 no such code, 409 still running or full, 422 key reused.
 */
@ApplicationScoped
public class AddToAnonymousReport {

  private static final int LIMIT = 50;

  private final ReportCodes codes;
  private final AnonymousReportRepository reports;
  private final Vault vault;
  private final Clock clock;

  AddToAnonymousReport(
      ReportCodes codes, AnonymousReportRepository reports, Vault vault, Clock clock) {
    this.codes = codes;
    this.reports = reports;
    this.vault = vault;
    this.clock = clock;
  }

  public record Added(ReportState state, boolean again) {}

  @Transactional
  public Added add(String code, String key, String facts) {
    byte[] codeHash = codes.hashOf(code);
    if (!reports.open(codeHash)) {
      throw new StillRunning();
    }
    AnonymousReport report = reports.byCode(codeHash).orElseThrow(ReportNotFound::new);
    byte[] keyHash = codes.hashOfKey(codeHash, key);
    byte[] requestHash = codes.hashOfRequest(facts);
    List<AnonymousAddition> additions = reports.additionsTo(report.id());
    Optional<AnonymousAddition> known =
        additions.stream()
            .filter(addition -> MessageDigest.isEqual(addition.keyHash(), keyHash))
            .findFirst();
    if (known.isPresent()) {
      if (!known.get().isRequest(requestHash)) {
        throw new KeyReused();
      }
      return new Added(report.state(), true);
    }
    if (additions.size() >= LIMIT) {
      throw new ReportFull(LIMIT);
    }
    DataKey sealing = vault.keyOf(report.id()).orElseThrow(ReportNotFound::new);
    reports.add(
        new AnonymousAddition(
            sealing, keyHash, requestHash, facts, clock.instant().truncatedTo(ChronoUnit.HOURS)));
    return new Added(report.state(), false);
  }

  /** How far the report is. */
  @Transactional
  public ReportState ask(String code) {
    byte[] codeHash = codes.hashOf(code);
    reports.open(codeHash);
    return reports.byCode(codeHash).orElseThrow(ReportNotFound::new).state();
  }
}
