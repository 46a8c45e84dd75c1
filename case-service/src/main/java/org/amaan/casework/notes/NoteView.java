package org.amaan.casework.notes;

import org.amaan.casework.api.model.Note;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.casefile.reading.CaseViews;
import org.amaan.platform.identity.Caller;

/** A note as its reader sees it: with its text, or why there is none. */
final class NoteView {

  private NoteView() {}

  static Note of(CaseNote note, CaseFile file, CaseKeys.Ring keys, Caller reader) {
    Note view =
        new Note(note.id(), CaseViews.unit(note.author()), note.handling(), note.writtenAt());
    view.setCorrects(note.corrects());
    if (note.author().agency().equals(reader.agency())) {
      view.setPerson(note.person());
    }
    if (file.isClosed() && keys.has(note.sealedUnder())) {
      view.setWithheld(Note.WithheldEnum.CASE_CLOSED);
      return view;
    }
    keys.open(note.sealedUnder())
        .ifPresentOrElse(
            key -> view.setText(note.text(key)), () -> view.setWithheld(Note.WithheldEnum.ERASED));
    return view;
  }
}
