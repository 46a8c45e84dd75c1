package org.amaan.casework.notes;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.amaan.casework.api.model.Note;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.platform.identity.Caller;

/**
 * The notes of a case as one list, for whoever has found the case in the reader's scope; who shows
 * them records that they were read.
 */
@ApplicationScoped
public class NotesOfCase {

  private final NoteRepository notes;
  private final CaseKeys keys;

  NotesOfCase(NoteRepository notes, CaseKeys keys) {
    this.notes = notes;
    this.keys = keys;
  }

  /**
   * @param notes oldest first
   * @param hasOlder there are more than were asked for
   */
  public record Shown(List<Note> notes, boolean hasOlder) {}

  public Shown newest(Caller reader, CaseFile file, int limit) {
    List<CaseNote> found = notes.page(file.id(), reader, limit + 1, null);
    CaseKeys.Ring ring = keys.of(file);
    List<Note> shown =
        new ArrayList<>(
            found.stream()
                .limit(limit)
                .map(note -> NoteView.of(note, file, ring, reader))
                .toList());
    Collections.reverse(shown);
    return new Shown(List.copyOf(shown), found.size() > limit);
  }
}
