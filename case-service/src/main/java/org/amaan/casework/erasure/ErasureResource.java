package org.amaan.casework.erasure;

import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.casework.api.ErasureApi;
import org.amaan.casework.api.model.Erasure;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;

/** {@code /v1/cases/{id}/erasure}. */
class ErasureResource implements ErasureApi {

  private final CurrentCaller current;
  private final EraseTextAndEvidence erase;
  private final Idempotency idempotency;

  ErasureResource(CurrentCaller current, EraseTextAndEvidence erase, Idempotency idempotency) {
    this.current = current;
    this.erase = erase;
    this.idempotency = idempotency;
  }

  @Override
  public Response eraseTextAndEvidence(UUID caseId, String idempotencyKey, Erasure body) {
    Caller caller = current.get();
    return idempotency.once(
        caller,
        idempotencyKey,
        body,
        () -> new Reply(200, null, null, erase.run(caller, caseId, body)));
  }
}
