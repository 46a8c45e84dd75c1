package org.amaan.referral.finding;

import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.referral.api.FindingsApi;
import org.amaan.referral.api.model.FindingList;
import org.amaan.referral.api.model.FindingReceipt;
import org.amaan.referral.api.model.NewFinding;
import org.amaan.referral.disclosure.relation.ConfirmedCustody;
import org.amaan.referral.disclosure.relation.Reader;
import org.amaan.referral.disclosure.relation.Readers;
import org.amaan.referral.subject.reading.SubjectDecisions;
import org.amaan.referral.subject.record.SubjectNotFound;

class FindingResource implements FindingsApi {

  private final CurrentCaller caller;
  private final Idempotency idempotency;
  private final AddFinding addFinding;
  private final Readers readers;
  private final SubjectDecisions decisions;
  private final DiscloseFindings disclosure;

  FindingResource(
      CurrentCaller caller,
      Idempotency idempotency,
      AddFinding addFinding,
      Readers readers,
      SubjectDecisions decisions,
      DiscloseFindings disclosure) {
    this.caller = caller;
    this.idempotency = idempotency;
    this.addFinding = addFinding;
    this.readers = readers;
    this.decisions = decisions;
    this.disclosure = disclosure;
  }

  @Override
  public Response addFinding(UUID subjectId, String key, NewFinding body) {
    Caller by = caller.get();
    return idempotency.once(
        by,
        key,
        body,
        () -> {
          Finding finding = addFinding.add(by, subjectId, body.getCategory(), body.getText());
          return Reply.created(
              "/v1/subjects/" + subjectId + "/findings",
              "\"0\"",
              new FindingReceipt()
                  .id(finding.id())
                  .category(body.getCategory())
                  .recordedBy(finding.recordedBy())
                  .recordedAt(finding.recordedAt()));
        });
  }

  /** Asks case-service first and decides then: nothing waits for a peer inside a transaction. */
  @Override
  public Response listFindings(UUID subjectId, String purpose) {
    Caller by = caller.get();
    Reader reader = readers.of(by).orElseThrow(SubjectNotFound::new);
    ConfirmedCustody custody = decisions.ask(reader, subjectId);
    DiscloseFindings.Answer answer =
        disclosure.list(by, reader, subjectId, Purpose.of(purpose), custody);
    DiscloseFindings.Listing listing = answer.listing();
    if (listing == null) {
      throw answer.refusal() == null ? new SubjectNotFound() : answer.refusal();
    }
    return Response.ok(shown(listing)).build();
  }

  static org.amaan.referral.api.model.Finding shown(Finding finding, String text) {
    return new org.amaan.referral.api.model.Finding()
        .id(finding.id())
        .category(finding.category())
        .text(text)
        .recordedBy(finding.recordedBy())
        .recordedAt(finding.recordedAt());
  }

  private static FindingList shown(DiscloseFindings.Listing listing) {
    return new FindingList()
        .items(listing.shown().stream().map(one -> shown(one.finding(), one.text())).toList())
        .allowed(
            listing.allowed().entrySet().stream()
                .map(
                    open ->
                        SubjectDecisions.allowed(
                            open.getKey(), open.getValue(), listing.handling()))
                .toList())
        .withheld(
            listing.withheld().entrySet().stream()
                .map(closed -> SubjectDecisions.withheld(closed.getKey(), closed.getValue(), null))
                .toList());
  }
}
