package org.amaan.referral.operations;

import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.outbox.OutboxOperations;
import org.amaan.platform.outbox.UndeliveredMessage;
import org.amaan.referral.api.OperationsApi;
import org.amaan.referral.api.model.OutboxMessage;
import org.amaan.referral.api.model.OutboxPage;
import org.amaan.referral.command.EmptyCommand;
import org.jspecify.annotations.Nullable;

class OutboxResource implements OperationsApi {

  private final CurrentCaller caller;
  private final OutboxOperations outbox;
  private final Idempotency idempotency;

  OutboxResource(CurrentCaller caller, OutboxOperations outbox, Idempotency idempotency) {
    this.caller = caller;
    this.outbox = outbox;
    this.idempotency = idempotency;
  }

  @Override
  public Response listOutbox(String state, String limit) {
    return Response.ok(
            new OutboxPage()
                .items(
                    outbox.list(caller.get(), state, Integer.parseInt(limit)).stream()
                        .map(OutboxResource::shown)
                        .toList()))
        .build();
  }

  @Override
  public Response redeliver(UUID messageId, String key, @Nullable Object body) {
    EmptyCommand.require(body);
    Caller by = caller.get();
    return idempotency.once(
        by,
        key,
        null,
        () -> {
          outbox.redeliver(by, messageId);
          return new Reply(202, null, null, null);
        });
  }

  private static OutboxMessage shown(UndeliveredMessage message) {
    return new OutboxMessage()
        .id(message.id())
        .topic(message.topic())
        .aggregateId(message.aggregateId())
        .state(message.state())
        .attempts(message.attempts())
        .lastError(message.lastError())
        .createdAt(message.createdAt());
  }
}
