package org.amaan.casework.person;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.amaan.casework.api.model.NewCasePerson;
import org.amaan.platform.patch.MergePatch;

/** Applies a merge patch (RFC 7396) to a person as somebody would enter them. */
@ApplicationScoped
class PersonPatch {

  private final PersonForm forms;
  private final MergePatch mergePatch;

  PersonPatch(PersonForm forms, MergePatch mergePatch) {
    this.forms = forms;
    this.mergePatch = mergePatch;
  }

  record Patched(PersonCodes codes, PersonText text) {}

  /** Refuses with 400 a result that could not be entered. */
  Patched apply(PersonCodes codes, PersonText text, JsonNode patch) {
    NewCasePerson form = mergePatch.apply(forms.of(codes, text), patch, NewCasePerson.class);
    return new Patched(forms.codes(form), forms.text(form));
  }
}
