package org.amaan.referral.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.audit.AuditEntry;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.paging.Keyset;
import org.amaan.referral.api.AuditApi;
import org.amaan.referral.api.model.AuditPage;
import org.amaan.referral.api.model.AuditRecord;
import org.jspecify.annotations.Nullable;

class AuditResource implements AuditApi {

  private final CurrentCaller caller;
  private final Audit audit;
  private final ObjectMapper json;

  AuditResource(CurrentCaller caller, Audit audit, ObjectMapper json) {
    this.caller = caller;
    this.audit = audit;
    this.json = json;
  }

  @Override
  public Response listAuditEntries(UUID subject, Integer limit, @Nullable String cursor) {
    caller.get().requireAny(Role.AUDITOR);
    int size = limit;
    List<AuditEntry> found = audit.of(subject, size + 1, Keyset.decode(cursor));
    List<AuditEntry> page = found.subList(0, Math.min(size, found.size()));
    AuditPage answer = new AuditPage().items(page.stream().map(this::shown).toList());
    if (found.size() > size) {
      AuditEntry last = page.get(size - 1);
      answer.next(new Keyset(last.at(), last.id()).encode());
    }
    return Response.ok(answer).build();
  }

  private AuditRecord shown(AuditEntry entry) {
    return new AuditRecord()
        .id(entry.id())
        .at(entry.at())
        .action(entry.action())
        .subject(entry.subject())
        .client(entry.client())
        .agency(entry.agency())
        .unit(entry.unit())
        .person(entry.person())
        .details(details(entry))
        .traceId(entry.traceId());
  }

  private Map<String, Object> details(AuditEntry entry) {
    try {
      return json.readValue(entry.details(), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("audit details are JSON", e);
    }
  }
}
