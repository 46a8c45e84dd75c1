package org.amaan.notification.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.notification.api.AuditApi;
import org.amaan.notification.api.model.AuditPage;
import org.amaan.notification.api.model.AuditRecord;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.audit.AuditEntry;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.paging.SealedCursors;
import org.jspecify.annotations.Nullable;

/** This service's audit, for auditors. */
class AuditResource implements AuditApi {

  private static final String LIST = "audit";

  private final CurrentCaller caller;
  private final Audit audit;
  private final SealedCursors cursors;
  private final ObjectMapper json;

  AuditResource(CurrentCaller caller, Audit audit, SealedCursors cursors, ObjectMapper json) {
    this.caller = caller;
    this.audit = audit;
    this.cursors = cursors;
    this.json = json;
  }

  @Override
  public Response listAudit(UUID subject, Integer limit, @Nullable String cursor) {
    Caller auditor = caller.get();
    auditor.requireAny(Role.AUDITOR);
    int size = limit;
    List<AuditEntry> found = audit.of(subject, size + 1, cursors.keyset(LIST, auditor, cursor));
    boolean more = found.size() > size;
    List<AuditEntry> page = more ? found.subList(0, size) : found;
    return Response.ok(
            new AuditPage()
                .items(page.stream().map(this::view).toList())
                .next(more ? after(auditor, page.get(size - 1)) : null))
        .build();
  }

  private String after(Caller auditor, AuditEntry last) {
    return cursors.seal(LIST, auditor, new Keyset(last.at(), last.id()));
  }

  private AuditRecord view(AuditEntry entry) {
    return new AuditRecord()
        .id(entry.id())
        .at(entry.at())
        .action(entry.action())
        .subject(entry.subject())
        .client(entry.client())
        .agency(entry.agency())
        .unit(entry.unit())
        .person(entry.person())
        .details(details(entry));
  }

  private Map<String, Object> details(AuditEntry entry) {
    try {
      return json.readValue(entry.details(), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("audit details are not JSON", e);
    }
  }
}
