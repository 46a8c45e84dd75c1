package org.amaan.referral.subject.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.audit.AuditEntry;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.api.model.AccessExport;
import org.amaan.referral.api.model.ExportedEvent;
import org.amaan.referral.api.model.ExportedReading;
import org.amaan.referral.export.ExportPart;
import org.amaan.referral.subject.access.SubjectOfficers;
import org.amaan.referral.subject.record.SubjectVault;

/**
 * Everything that is held on one person, for that person. Who: the data protection officer of the
 * agency that recorded the subject. A disclosure of its own, on the ground that the person asked;
 * no consent limits it, but what another agency wrote for itself by a handling code is named as
 * withheld, not shown. Writes an audit entry; sends nothing. Refuses: 404 not visible, 403 role or
 * not the recording agency, 503 a record that does not pass its check.
 */
@ApplicationScoped
class ExportAccess {

  private static final int PAGE = 200;
  private static final int MOST = 1000;

  private final SubjectOfficers officers;
  private final SubjectVault vault;
  private final List<ExportPart> parts;
  private final Audit audit;
  private final ObjectMapper json;
  private final Clock clock;

  ExportAccess(
      SubjectOfficers officers,
      SubjectVault vault,
      @All List<ExportPart> parts,
      Audit audit,
      ObjectMapper json,
      Clock clock) {
    this.officers = officers;
    this.vault = vault;
    this.parts = parts;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  @Transactional
  AccessExport export(Caller caller, UUID subjectId) {
    officers.admit(caller, subjectId);
    DataKey key = vault.find(subjectId).orElse(null);
    AccessExport export =
        new AccessExport()
            .subjectId(subjectId)
            .exportedAt(clock.instant())
            .exportedBy(caller.requireAgency())
            .consents(new ArrayList<>())
            .notes(new ArrayList<>())
            .attachments(new ArrayList<>())
            .observations(new ArrayList<>())
            .findings(new ArrayList<>())
            .referrals(new ArrayList<>())
            .emergencyAccesses(new ArrayList<>())
            .reflectionPeriods(new ArrayList<>())
            .withdrawalNotices(new ArrayList<>())
            .readings(new ArrayList<>())
            .events(new ArrayList<>())
            .legalHolds(new ArrayList<>())
            .withheld(new ArrayList<>());
    parts.forEach(part -> part.addTo(export, caller, subjectId, key));
    whatWasDone(subjectId).forEach(entry -> add(export, entry));
    audit.record(
        caller,
        "subject.access-exported",
        subjectId,
        Map.of(
            "ground",
            "access-request",
            "erased",
            key == null,
            "notes",
            export.getNotes().size(),
            "attachments",
            export.getAttachments().size(),
            "observations",
            export.getObservations().size()));
    return export;
  }

  /** The newest that fit, newest first. */
  private List<AuditEntry> whatWasDone(UUID subjectId) {
    List<AuditEntry> all = new ArrayList<>();
    List<AuditEntry> page;
    Keyset before = null;
    do {
      page = audit.of(subjectId, PAGE, before);
      all.addAll(page);
      if (!page.isEmpty()) {
        AuditEntry last = page.get(page.size() - 1);
        before = new Keyset(last.at(), last.id());
      }
    } while (page.size() == PAGE && all.size() < MOST);
    return all;
  }

  private void add(AccessExport export, AuditEntry entry) {
    if (!entry.action().equals("subject.disclosed")) {
      export.addEventsItem(
          new ExportedEvent()
              .at(entry.at())
              .action(entry.action())
              .agency(isOthersToKnow(entry, export.getExportedBy()) ? null : entry.agency()));
      return;
    }
    JsonNode details = details(entry);
    export.addReadingsItem(
        new ExportedReading()
            .at(entry.at())
            .agency(entry.agency())
            .unit(entry.unit())
            .purpose(Purpose.of(details.path("purpose").asText()))
            .opened(json.convertValue(details.path("allowed"), new TypeReference<>() {}))
            .notes(details.path("notes").asInt()));
  }

  /**
   * Who holds, and who was asked whether to erase, is for neither whoever erases nor its paper. Who
   * observed something stands beside what is shown of it; of the rest it is kept.
   */
  private static boolean isOthersToKnow(AuditEntry entry, String exporter) {
    return (entry.action().startsWith("task.")
            || entry.action().startsWith("subject.legal-hold-")
            || entry.action().equals("subject.observations-recorded"))
        && !exporter.equals(entry.agency());
  }

  private JsonNode details(AuditEntry entry) {
    try {
      return json.readTree(entry.details());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("audit details are JSON", e);
    }
  }
}
