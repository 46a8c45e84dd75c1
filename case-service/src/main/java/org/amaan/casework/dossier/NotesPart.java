package org.amaan.casework.dossier;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.casework.api.model.Note;
import org.amaan.casework.dossier.DossierContents.Withheld;

/** What officers wrote, oldest first. */
record NotesPart(List<Note> items, boolean hasOlder) implements Part {

  @Override
  public String name() {
    return "notes";
  }

  @Override
  public Object json() {
    return Map.of("items", items);
  }

  @Override
  public List<Withheld> withheld() {
    return Stream.concat(
            items.stream()
                .filter(note -> note.getText() == null)
                .map(
                    note ->
                        Withheld.because(String.valueOf(note.getWithheld()), "note", note.getId())),
            hasOlder ? Stream.of(Withheld.older(name())) : Stream.empty())
        .toList();
  }

  @Override
  public Map<String, List<UUID>> opened() {
    return Map.of(
        name(), items.stream().filter(note -> note.getText() != null).map(Note::getId).toList());
  }

  @Override
  public String toString() {
    return "NotesPart[withheld]";
  }
}
