package org.amaan.casework.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.api.OperationsApi;
import org.amaan.casework.api.model.AuditPage;
import org.amaan.casework.api.model.AuditRecord;
import org.amaan.casework.api.model.OutboxMessage;
import org.amaan.casework.api.model.OutboxPage;
import org.amaan.casework.api.model.OutboxState;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.audit.AuditEntry;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.outbox.OutboxOperations;
import org.amaan.platform.outbox.UndeliveredMessage;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.web.EmptyCommand;
import org.jspecify.annotations.Nullable;

/** The audit for auditors, the outbox for operators. */
class OperationsResource implements OperationsApi {

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final CurrentCaller current;
  private final Audit audit;
  private final OutboxOperations outbox;
  private final Idempotency idempotency;
  private final ObjectMapper json;

  OperationsResource(
      CurrentCaller current,
      Audit audit,
      OutboxOperations outbox,
      Idempotency idempotency,
      ObjectMapper json) {
    this.current = current;
    this.audit = audit;
    this.outbox = outbox;
    this.idempotency = idempotency;
    this.json = json;
  }

  @Override
  public Response listAuditEntries(UUID subject, Integer limit, @Nullable String cursor) {
    current.get().requireAny(Role.AUDITOR);
    int wanted = limit;
    List<AuditEntry> found = audit.of(subject, wanted + 1, Keyset.decode(cursor));
    AuditPage page = new AuditPage(found.stream().limit(wanted).map(this::entry).toList());
    if (found.size() > wanted) {
      AuditEntry last = found.get(wanted - 1);
      page.setNext(new Keyset(last.at(), last.id()).encode());
    }
    return Response.ok(page).build();
  }

  @Override
  public Response listOutbox(String state, Integer limit, @Nullable String cursor) {
    int wanted = limit;
    List<UndeliveredMessage> found =
        outbox.list(current.get(), state, wanted + 1, Keyset.decode(cursor));
    OutboxPage page =
        new OutboxPage(found.stream().limit(wanted).map(OperationsResource::message).toList());
    if (found.size() > wanted) {
      UndeliveredMessage last = found.get(wanted - 1);
      page.setNext(new Keyset(last.createdAt(), last.id()).encode());
    }
    return Response.ok(page).build();
  }

  @Override
  public Response redeliverMessage(UUID messageId, String idempotencyKey, @Nullable Object body) {
    Caller caller = current.get();
    return idempotency.once(
        caller,
        idempotencyKey,
        EmptyCommand.of(body),
        () -> {
          outbox.redeliver(caller, messageId);
          return new Reply(202, null, null, null);
        });
  }

  private AuditRecord entry(AuditEntry entry) {
    AuditRecord shown =
        new AuditRecord(
            entry.id(),
            entry.at(),
            entry.action(),
            entry.subject(),
            entry.client(),
            details(entry));
    shown.setAgency(entry.agency());
    shown.setUnit(entry.unit());
    shown.setPerson(entry.person());
    shown.setTraceId(entry.traceId());
    return shown;
  }

  private Map<String, Object> details(AuditEntry entry) {
    try {
      return json.readValue(entry.details(), OBJECT);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("audit details are unreadable", e);
    }
  }

  private static OutboxMessage message(UndeliveredMessage message) {
    OutboxMessage shown =
        new OutboxMessage(
            message.id(),
            message.topic(),
            message.aggregateId(),
            OutboxState.fromValue(message.state()),
            message.attempts(),
            message.createdAt());
    shown.setLastError(message.lastError());
    return shown;
  }
}
