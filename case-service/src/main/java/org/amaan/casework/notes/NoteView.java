package org.amaan.casework.notes;

import java.util.Optional;
import org.amaan.casework.api.model.HandlingCode;
import org.amaan.casework.api.model.Note;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseViews;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;

/** A note as its reader sees it: with its text, or why there is none. */
final class NoteView {

  private NoteView() {}

  static Note of(CaseNote note, CaseFile file, Optional<DataKey> key, Caller reader) {
    Note view =
        new Note(
            note.id(),
            CaseViews.unit(note.author()),
            HandlingCode.fromValue(note.handling().name()),
            note.writtenAt());
    view.setCorrects(note.corrects());
    if (note.author().agency().equals(reader.agency())) {
      view.setPerson(note.person());
    }
    if (!note.isSealedUnder(file.textKey())) {
      view.setWithheld(Note.WithheldEnum.ERASED);
    } else if (file.isClosed()) {
      view.setWithheld(Note.WithheldEnum.CASE_CLOSED);
    } else if (key.isEmpty()) {
      view.setWithheld(Note.WithheldEnum.ERASED);
    } else {
      view.setText(note.text(key.get()));
    }
    return view;
  }
}
