package org.amaan.casework.dossier;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.directory.Directory;
import org.amaan.casework.dossier.document.DossierLanguage;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;

/**
 * Puts together all that the reader may have of a case. Who: officers, with a {@code person}, of
 * the custodian unit and of agencies with a grant. Before the first byte goes out, writes an audit
 * entry with what was opened and the hash of the manifest, by which a dossier that turns up is
 * known again; changes and sends nothing. Of a closed or erased case it has the codes and no text.
 * Refuses with {@link CaseNotFound}, a missing role or person (403), a text that does not pass its
 * check (503).
 */
@ApplicationScoped
class CompileDossier {

  private final CasesInScope cases;
  private final GatherContents gather;
  private final CopyEvidence copyEvidence;
  private final Directory directory;
  private final DossierJson json;
  private final Audit audit;

  CompileDossier(
      CasesInScope cases,
      GatherContents gather,
      CopyEvidence copyEvidence,
      Directory directory,
      DossierJson json,
      Audit audit) {
    this.cases = cases;
    this.gather = gather;
    this.copyEvidence = copyEvidence;
    this.directory = directory;
    this.json = json;
    this.audit = audit;
  }

  /** A ZIP with a name that says nothing but the reference of its case. */
  record Dossier(String fileName, SealedZip zip) {}

  /** Refuses who may have none, before anything is made. */
  void admit(Caller caller, UUID caseId) {
    QuarkusTransaction.requiringNew().run(() -> caseOf(caller, caseId));
  }

  Dossier run(Caller caller, UUID caseId, DossierLanguage language) {
    DossierContents gathered =
        QuarkusTransaction.requiringNew()
            .call(() -> gather.of(lockedCaseOf(caller, caseId), caller, language));
    SealedZip zip = SealedZip.of(out -> write(caller, gathered, out));
    return new Dossier(
        "dossier-" + gathered.about().reference() + "-" + language.tag() + ".zip", zip);
  }

  private CaseFile caseOf(Caller caller, UUID caseId) {
    CaseFile file = cases.find(caseId, caller).orElseThrow(CaseNotFound::new);
    Staff.requireOfficer(caller);
    caller.requirePerson();
    return file;
  }

  /** Nobody takes, closes or adds to it while it is read: all that is read is of one moment. */
  private CaseFile lockedCaseOf(Caller caller, UUID caseId) {
    // Asked again: whoever was waited for may have ended this reader's grant.
    return cases
        .findForChange(caseId, caller)
        .map(locked -> caseOf(caller, caseId))
        .orElseThrow(CaseNotFound::new);
  }

  private void write(Caller caller, DossierContents gathered, OutputStream out) throws IOException {
    UUID caseId = gathered.about().id();
    DossierArchive archive = new DossierArchive(gathered.created(), json, out);
    DossierContents contents =
        gathered.with(copyEvidence.run(caller, caseId, gathered.evidence(), archive));
    DossierArchive.Entry manifest = archive.finish(contents, new DirectoryNames(directory));
    QuarkusTransaction.requiringNew()
        .run(() -> audit.record(caller, "case.dossier-read", caseId, read(contents, manifest)));
  }

  private static Map<String, Object> read(DossierContents contents, DossierArchive.Entry manifest) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("dossier", contents.id());
    details.put("language", contents.language().tag());
    details.put("manifest", manifest.sha256());
    contents
        .parts()
        .forEach(
            part ->
                part.opened()
                    .forEach(
                        (what, ids) -> {
                          if (!ids.isEmpty()) {
                            details.put(what, ids);
                          }
                        }));
    return details;
  }
}
