package org.amaan.referral.anonymous.handling;

import org.amaan.knowledge.Border;
import org.amaan.referral.anonymous.report.AnonymousReport;
import org.amaan.referral.anonymous.report.Circumstances;
import org.amaan.referral.anonymous.report.Ownership;
import org.amaan.referral.anonymous.report.ReportOutcome;
import org.amaan.referral.api.model.AnonymousAdditionView;
import org.amaan.referral.api.model.AnonymousReportKind;
import org.amaan.referral.api.model.AnonymousReportOutcome;
import org.amaan.referral.api.model.AnonymousReportState;
import org.amaan.referral.api.model.AnonymousReportSummary;
import org.amaan.referral.api.model.RoutingReason;
import org.amaan.referral.api.model.SituationView;
import org.jspecify.annotations.Nullable;

/** Reports as the contract shows them to their owner. */
final class AnonymousReportJson {

  private AnonymousReportJson() {}

  static AnonymousReportSummary summary(AnonymousReport report) {
    return new AnonymousReportSummary()
        .id(report.id())
        .reference(report.reference())
        .kind(AnonymousReportKind.fromValue(report.kind().value()))
        .state(AnonymousReportState.fromValue(report.state().value()))
        .situation(situation(report.circumstances()))
        .unit(report.ownership().unit())
        .routing(routing(report.ownership()))
        .reportedIn(report.reportedIn())
        .dueAt(report.dueAt())
        .receivedAt(report.receivedAt())
        .closedAt(report.closedAt())
        .outcome(outcome(report.outcome()))
        .version(report.version());
  }

  static org.amaan.referral.api.model.AnonymousReport whole(ReportQueries.Opened opened) {
    AnonymousReportSummary summary = summary(opened.report());
    return new org.amaan.referral.api.model.AnonymousReport()
        .id(summary.getId())
        .reference(summary.getReference())
        .kind(summary.getKind())
        .state(summary.getState())
        .situation(summary.getSituation())
        .unit(summary.getUnit())
        .routing(summary.getRouting())
        .reportedIn(summary.getReportedIn())
        .dueAt(summary.getDueAt())
        .receivedAt(summary.getReceivedAt())
        .closedAt(summary.getClosedAt())
        .outcome(summary.getOutcome())
        .version(summary.getVersion())
        .facts(opened.content().facts())
        .indicators(opened.content().indicators())
        .additions(
            opened.additions().stream()
                .map(
                    added ->
                        new AnonymousAdditionView()
                            .addedIn(added.addition().addedIn())
                            .facts(added.facts()))
                .toList());
  }

  private static SituationView situation(Circumstances about) {
    return new SituationView()
        .country(about.country())
        .area(about.area())
        .crossBorder(
            about.border() == Border.UNKNOWN ? null : about.border() == Border.CROSS_BORDER)
        .organFacility(about.organFacility());
  }

  private static RoutingReason routing(Ownership owner) {
    return new RoutingReason()
        .profile(owner.profile())
        .version(owner.version())
        .rule(owner.rule())
        .reason(owner.reason());
  }

  private static @Nullable AnonymousReportOutcome outcome(@Nullable ReportOutcome outcome) {
    return outcome == null ? null : AnonymousReportOutcome.fromValue(outcome.value());
  }
}
