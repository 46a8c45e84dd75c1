package org.amaan.referral.subject.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.api.model.AccessExport;
import org.amaan.referral.api.model.ErasureReason;
import org.amaan.referral.export.ExportPart;
import org.amaan.referral.subject.record.RecordJson;
import org.amaan.referral.subject.record.Subject;
import org.amaan.referral.subject.record.SubjectNotFound;
import org.amaan.referral.subject.record.SubjectRepository;
import org.jspecify.annotations.Nullable;

/** The record and all notes, whoever wrote them; of an erased subject that it was erased. */
@ApplicationScoped
class ExportedRecord implements ExportPart {

  private final SubjectRepository subjects;

  ExportedRecord(SubjectRepository subjects) {
    this.subjects = subjects;
  }

  @Override
  public void addTo(AccessExport export, Caller officer, UUID subjectId, @Nullable DataKey key) {
    Subject subject = subjects.find(subjectId).orElseThrow(SubjectNotFound::new);
    String reason = subject.erasureReason();
    export
        .recordedBy(subject.recordedBy())
        .updatedAt(subject.updatedAt())
        .erasedAt(subject.erasedAt())
        .erasureReason(reason == null ? null : ErasureReason.fromValue(reason));
    if (key != null) {
      export.record(RecordJson.request(subject.open(key)));
      subjects
          .notesOf(subjectId)
          .forEach(
              note ->
                  export.addNotesItem(
                      SubjectJson.note(new SubjectView.Note(note, note.text(key)))));
    }
  }
}
