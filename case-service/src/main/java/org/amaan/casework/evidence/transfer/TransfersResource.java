package org.amaan.casework.evidence.transfer;

import jakarta.ws.rs.core.Response;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;
import org.amaan.casework.api.TransfersApi;
import org.amaan.casework.api.model.Countersignature;
import org.amaan.casework.api.model.CustodyReceipt;
import org.amaan.casework.api.model.NewEvidenceReceipt;
import org.amaan.casework.api.model.NewTransfer;
import org.amaan.casework.api.model.OutsideParty;
import org.amaan.casework.api.model.TransferReceiver;
import org.amaan.casework.api.model.TransferRefusal;
import org.amaan.casework.evidence.chain.EvidenceEntry;
import org.amaan.casework.evidence.chain.Holder;
import org.amaan.casework.evidence.chain.SealedText;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.web.EmptyCommand;
import org.jspecify.annotations.Nullable;

/** {@code /v1/cases/{id}/evidence/{id}/transfers} and {@code …/receipts}. */
class TransfersResource implements TransfersApi {

  private final CurrentCaller current;
  private final TransferEvidence handOver;
  private final ReceiveEvidence receive;
  private final CountersignTransfer countersign;
  private final RefuseTransfer refuse;
  private final CancelTransfer cancel;
  private final Idempotency idempotency;

  TransfersResource(
      CurrentCaller current,
      TransferEvidence handOver,
      ReceiveEvidence receive,
      CountersignTransfer countersign,
      RefuseTransfer refuse,
      CancelTransfer cancel,
      Idempotency idempotency) {
    this.current = current;
    this.handOver = handOver;
    this.receive = receive;
    this.countersign = countersign;
    this.refuse = refuse;
    this.cancel = cancel;
    this.idempotency = idempotency;
  }

  @Override
  public Response handOverEvidence(
      UUID caseId, UUID evidenceId, String idempotencyKey, NewTransfer body) {
    Caller caller = current.get();
    return once(
        caller,
        idempotencyKey,
        body,
        201,
        () -> handOver.run(caller, caseId, evidenceId, request(body)));
  }

  private TransferEvidence.Request request(NewTransfer body) {
    TransferReceiver to = body.getTo();
    OutsideParty outside = body.getOutside();
    if ((to == null) == (outside == null)) {
      throw InvalidRequest.field("body", "to", "one-of", "Say either `to` or `outside`.");
    }
    if (outside != null && body.getDueAt() != null) {
      throw InvalidRequest.field("body", "dueAt", "only-with-to", "Nobody outside countersigns.");
    }
    return new TransferEvidence.Request(
        to == null
            ? Holder.outside(outside.getType().toString())
            : Holder.person(to.getAgency(), to.getUnit(), to.getPerson()),
        body.getReason().toString(),
        body.getHappenedAt(),
        body.getDueAt(),
        new SealedText.OfEntry(
            body.getPlace(), body.getSeal(), outside == null ? null : outside.getName()));
  }

  @Override
  public Response receiveEvidence(
      UUID caseId, UUID evidenceId, String idempotencyKey, NewEvidenceReceipt body) {
    Caller caller = current.get();
    return once(
        caller,
        idempotencyKey,
        body,
        201,
        () ->
            receive.run(
                caller,
                caseId,
                evidenceId,
                body.getHappenedAt(),
                new SealedText.OfEntry(body.getPlace(), body.getSeal(), body.getFrom())));
  }

  @Override
  public Response countersignTransfer(
      UUID caseId, UUID evidenceId, UUID transferId, String idempotencyKey, Countersignature body) {
    Caller caller = current.get();
    return once(
        caller,
        idempotencyKey,
        body,
        200,
        () ->
            countersign.run(
                caller,
                caseId,
                evidenceId,
                transferId,
                body.getHappenedAt(),
                new SealedText.OfEntry(null, body.getSeal(), null)));
  }

  @Override
  public Response refuseTransfer(
      UUID caseId, UUID evidenceId, UUID transferId, String idempotencyKey, TransferRefusal body) {
    Caller caller = current.get();
    return once(
        caller,
        idempotencyKey,
        body,
        200,
        () -> refuse.run(caller, caseId, evidenceId, transferId, body.getReason().toString()));
  }

  @Override
  public Response cancelTransfer(
      UUID caseId, UUID evidenceId, UUID transferId, String idempotencyKey, @Nullable Object body) {
    Caller caller = current.get();
    return once(
        caller,
        idempotencyKey,
        EmptyCommand.of(body),
        200,
        () -> cancel.run(caller, caseId, evidenceId, transferId));
  }

  private Response once(
      Caller caller,
      String key,
      @Nullable Object body,
      int status,
      Supplier<EvidenceEntry> command) {
    return idempotency.once(
        caller,
        key,
        body,
        () -> {
          EvidenceEntry entry = command.get();
          CustodyReceipt receipt =
              new CustodyReceipt(entry.id(), entry.at(), HexFormat.of().formatHex(entry.hash()));
          receipt.setDueAt(entry.dueAt());
          return new Reply(status, location(status, entry), null, receipt);
        });
  }

  /** The item, whose chain shows what was written. */
  private static @Nullable String location(int status, EvidenceEntry entry) {
    return status == 201 ? "/v1/cases/" + entry.caseId() + "/evidence/" + entry.evidenceId() : null;
  }
}
