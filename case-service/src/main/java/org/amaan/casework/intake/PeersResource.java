package org.amaan.casework.intake;

import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.amaan.casework.api.PeersApi;
import org.amaan.casework.api.model.AcceptedReferral;
import org.amaan.casework.api.model.CaseLink;
import org.amaan.casework.api.model.ProtectionReport;
import org.amaan.casework.api.model.UnitRef;
import org.amaan.casework.casefile.ReferralReport;
import org.amaan.casework.directory.Directory;
import org.amaan.casework.directory.Unit;
import org.amaan.casework.observation.ObservationViews;
import org.amaan.casework.observation.ReportedObservation;
import org.amaan.casework.protection.ProtectionReports;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** The calls of referral-service. */
class PeersResource implements PeersApi {

  private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+){0,31}");

  private final CurrentCaller current;
  private final ReceiveReferralReport take;
  private final CustodianQueries custodians;
  private final ProtectionReports protection;
  private final Directory directory;

  PeersResource(
      CurrentCaller current,
      ReceiveReferralReport take,
      CustodianQueries custodians,
      ProtectionReports protection,
      Directory directory) {
    this.current = current;
    this.take = take;
    this.custodians = custodians;
    this.protection = protection;
    this.directory = directory;
  }

  @Override
  public Response putReferral(UUID referralId, AcceptedReferral referral) {
    Caller caller = current.get();
    caller.requireService("referral-service");
    ReceiveReferralReport.Taken taken =
        take.run(
            caller,
            report(referralId, referral),
            referral.getCaseId(),
            observations(referral.getObservations()));
    CaseLink link = new CaseLink(taken.caseId(), taken.sequence());
    return taken.isNew()
        ? Response.status(201)
            .header("Location", "/v1/cases/" + taken.caseId())
            .entity(link)
            .build()
        : Response.ok(link).build();
  }

  @Override
  public Response getCustodian(UUID caseId) {
    return Response.ok(custodians.of(current.get(), caseId)).build();
  }

  @Override
  public Response putProtection(UUID caseId, UUID referralId, ProtectionReport report) {
    protection.take(current.get(), caseId, referralId, report);
    return Response.noContent().build();
  }

  private static Set<String> exclusions(@Nullable List<String> agencies) {
    if (agencies == null) {
      return Set.of();
    }
    if (!areCodes(agencies)) {
      throw InvalidRequest.field("body", "exclusions", "pattern", "Codes of agencies.");
    }
    return Set.copyOf(new HashSet<>(agencies));
  }

  private static List<ReportedObservation> observations(
      @Nullable List<org.amaan.casework.api.model.ReportedObservation> reported) {
    if (reported == null) {
      return List.of();
    }
    if (reported.stream().anyMatch(one -> one == null || !areCodes(one.getReaders()))) {
      throw InvalidRequest.field("body", "observations", "pattern", "No null, codes of agencies.");
    }
    return reported.stream()
        .map(
            one ->
                new ReportedObservation(
                    one.getId(),
                    one.getAuthor(),
                    one.getRecordedAt(),
                    ObservationViews.observation(
                        one.getIndicator(),
                        one.getValue(),
                        one.getObserver(),
                        one.getObservedAt(),
                        one.getHowKnown(),
                        one.getSourceGrade(),
                        one.getInformationGrade(),
                        one.getHandling()),
                    one.getCorrects(),
                    Boolean.TRUE.equals(one.getCorrected()),
                    one.getReaders().stream().distinct().sorted().toList()))
        .toList();
  }

  private static boolean areCodes(List<String> agencies) {
    return agencies.stream().allMatch(agency -> agency != null && CODE.matcher(agency).matches());
  }

  private static @Nullable Unit fallback(@Nullable UnitRef unit) {
    return unit == null ? null : new Unit(unit.getAgency(), unit.getUnit());
  }

  private ReferralReport report(UUID referralId, AcceptedReferral referral) {
    Set<String> excluded = exclusions(referral.getExclusions());
    return new ReferralReport(
        referralId,
        referral.getSequence(),
        referral.getState(),
        referral.getReference(),
        referral.getSubjectId(),
        referral.getReferrer().getAgency(),
        new Unit(referral.getReceiver().getAgency(), referral.getReceiver().getUnit()),
        referral.getAcceptedAt(),
        referral.getNeed(),
        referral.getUrgency(),
        referral.getAgeClass(),
        referral.getCountry(),
        referral.getCrossBorder(),
        referral.getFeedbackSequence() == null ? 0 : referral.getFeedbackSequence(),
        excluded,
        fallback(referral.getFallbackCustodian()),
        Boolean.TRUE.equals(referral.getFallbackOversees()),
        excluded.isEmpty() ? List.of() : directory.arbitersOf(referral.getCountry()));
  }
}
