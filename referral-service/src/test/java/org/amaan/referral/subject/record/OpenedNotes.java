package org.amaan.referral.subject.record;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.scope.Acting;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.Vault;

/** The notes about a subject, unsealed: what a test of a move that writes one looks at. */
@Singleton
public class OpenedNotes {

  /** Sees every note about the subjects that it recorded. */
  private static final Caller RECORDER =
      new Caller("umeed-caseworker", "umeed-trust", null, null, Set.of(Role.REFERRER));

  private final SubjectRepository subjects;
  private final Vault vault;

  OpenedNotes(SubjectRepository subjects, Vault vault) {
    this.subjects = subjects;
    this.vault = vault;
  }

  /** Of one kind, oldest first, each as {@code author to addressee: text}. */
  public List<String> of(UUID subjectId, UUID referralId, String kind) {
    return Acting.as(
        RECORDER,
        () -> QuarkusTransaction.requiringNew().call(() -> opened(subjectId, referralId, kind)));
  }

  private List<String> opened(UUID subjectId, UUID referralId, String kind) {
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
