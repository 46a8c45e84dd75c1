package org.amaan.referral.referral.casework;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.referral.api.PeersApi;
import org.amaan.referral.api.model.CaseFeedback;
import org.amaan.referral.api.model.CaseReader;
import org.amaan.referral.api.model.CustodyReport;
import org.amaan.referral.code.Codes;
import org.amaan.referral.custody.CaseCustody;
import org.amaan.referral.referral.model.CaseProgress;
import org.amaan.referral.referral.model.CaseStatus;
import org.amaan.referral.referral.model.Outcome;
import org.jspecify.annotations.Nullable;

class PeerResource implements PeersApi {

  private final CurrentCaller caller;
  private final FollowCustody followCustody;
  private final FollowCase followCase;

  PeerResource(CurrentCaller caller, FollowCustody followCustody, FollowCase followCase) {
    this.caller = caller;
    this.followCustody = followCustody;
    this.followCase = followCase;
  }

  @Override
  public Response reportCustody(UUID referralId, CustodyReport report) {
    followCustody.follow(
        caller.get(),
        referralId,
        new CaseCustody(
            report.getCaseId(),
            report.getSequence(),
            report.getCaseReference(),
            report.getCustodian().getAgency(),
            report.getCustodian().getUnit(),
            report.getSince(),
            readers(report.getReaders()),
            Boolean.TRUE.equals(report.getClosed())));
    return Response.noContent().build();
  }

  @Override
  public Response reportFeedback(UUID referralId, CaseFeedback report) {
    followCase.follow(
        caller.get(),
        referralId,
        new CaseProgress(
            report.getSequence(),
            Codes.parse(CaseStatus.class, report.getStatus().toString()),
            report.getAt()),
        outcome(report));
    return Response.noContent().build();
  }

  private static List<String> readers(@Nullable List<CaseReader> readers) {
    if (readers == null) {
      return List.of();
    }
    if (readers.stream().anyMatch(Objects::isNull)) {
      throw InvalidRequest.field("body", "readers", "type", "No null in this list.");
    }
    return readers.stream().map(CaseReader::getAgency).distinct().sorted().toList();
  }

  /** A disposition that means something to the referrer becomes the outcome. */
  private static Outcome outcome(CaseFeedback report) {
    if (report.getOutcome() != null) {
      return Codes.parse(Outcome.class, report.getOutcome().toString());
    }
    String disposition = report.getDisposition() == null ? "" : report.getDisposition();
    return switch (disposition) {
      case "not-trafficking" -> Outcome.NOT_TRAFFICKING;
      case "victim-withdrew" -> Outcome.VICTIM_DECLINED;
      default -> Outcome.CASE_CLOSED;
    };
  }
}
