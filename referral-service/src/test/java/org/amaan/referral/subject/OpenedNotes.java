package org.amaan.referral.subject;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.Vault;

/** The notes about a subject, unsealed: what a test of a move that writes one looks at. */
@Singleton
public class OpenedNotes {

  private final SubjectRepository subjects;
  private final Vault vault;

  OpenedNotes(SubjectRepository subjects, Vault vault) {
    this.subjects = subjects;
    this.vault = vault;
  }

  /** Of one kind, oldest first, each as {@code author to addressee: text}. */
  @Transactional
  public List<String> of(UUID subjectId, UUID referralId, String kind) {
    DataKey key = vault.keyOf(subjectId).orElseThrow();
    return subjects.notesOf(subjectId).stream()
        .filter(note -> note.referralId().equals(referralId) && note.kind().value().equals(kind))
        .map(
            note ->
                note.authorAgency()
                    + " to "
                    + (note.addresseeAgency() == null ? "-" : note.addresseeAgency())
                    + ": "
                    + note.text(key))
        .toList();
  }
}
