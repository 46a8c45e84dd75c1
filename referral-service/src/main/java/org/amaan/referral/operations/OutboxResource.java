package org.amaan.referral.operations;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.outbox.OutboxOperations;
import org.amaan.platform.outbox.UndeliveredMessage;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.web.EmptyCommand;
import org.amaan.referral.api.OperationsApi;
import org.amaan.referral.api.model.OutboxMessage;
import org.amaan.referral.api.model.OutboxPage;
import org.amaan.referral.api.model.OutboxState;
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
  public Response listOutbox(String state, Integer limit, @Nullable String cursor) {
    int size = limit;
    List<UndeliveredMessage> found =
        outbox.list(caller.get(), state, size + 1, Keyset.decode(cursor));
    OutboxPage page =
        new OutboxPage().items(found.stream().limit(size).map(OutboxResource::shown).toList());
    if (found.size() > size) {
      UndeliveredMessage last = found.get(size - 1);
      page.next(new Keyset(last.createdAt(), last.id()).encode());
    }
    return Response.ok(page).build();
  }

  @Override
  public Response redeliver(UUID messageId, String key, @Nullable Object body) {
    EmptyCommand.of(body);
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
        .state(OutboxState.fromValue(message.state()))
        .attempts(message.attempts())
        .lastError(message.lastError())
        .createdAt(message.createdAt());
  }
}
