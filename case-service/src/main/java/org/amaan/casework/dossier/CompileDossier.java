package org.amaan.casework.dossier;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseNotFound;
import org.amaan.casework.casefile.CasesInScope;
import org.amaan.casework.casefile.Staff;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;

/**
 * Puts together all that the reader may have of a case. Who: officers, with a {@code person}, of
 * the custodian unit and of agencies with a grant. Writes an audit entry with the notes that it has
 * and the hash of its manifest, by which a dossier that turns up is known again; changes and sends
 * nothing. Of a closed or erased case it has the codes and no text. Refuses with {@link
 * CaseNotFound}, a missing role or person (403), a text that does not pass its check (503).
 */
@ApplicationScoped
class CompileDossier {

  private final CasesInScope cases;
  private final GatherContents gather;
  private final ObjectMapper json;
  private final Audit audit;

  CompileDossier(CasesInScope cases, GatherContents gather, ObjectMapper json, Audit audit) {
    this.cases = cases;
    this.gather = gather;
    this.json = json;
    this.audit = audit;
  }

  /** A ZIP with a name that says nothing but the reference of its case. */
  record Dossier(String fileName, byte[] zip) {
    @Override
    public String toString() {
      return "Dossier[withheld]";
    }
  }

  @Transactional
  public Dossier run(Caller caller, UUID caseId, DossierLanguage language) {
    CaseFile file = cases.find(caseId, caller).orElseThrow(CaseNotFound::new);
    Staff.requireOfficer(caller);
    caller.requirePerson();
    DossierContents contents = gather.of(file, caller, language);
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    DossierArchive.Entry manifest;
    try {
      manifest = DossierArchive.write(contents, json, zip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    audit.record(caller, "case.dossier-read", caseId, read(contents, manifest));
    return new Dossier(
        "dossier-" + file.reference() + "-" + language.tag() + ".zip", zip.toByteArray());
  }

  private static Map<String, Object> read(DossierContents contents, DossierArchive.Entry manifest) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("dossier", contents.id());
    details.put("language", contents.language().tag());
    details.put("manifest", manifest.sha256());
    contents.parts().stream()
        .filter(part -> !part.opened().isEmpty())
        .forEach(part -> details.put(part.name(), part.opened()));
    return details;
  }
}
