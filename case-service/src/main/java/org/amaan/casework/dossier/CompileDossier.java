package org.amaan.casework.dossier;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseNotFound;
import org.amaan.casework.casefile.CasesInScope;
import org.amaan.casework.casefile.Staff;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.files.AtOnce;
import org.amaan.platform.identity.Caller;
import org.eclipse.microprofile.config.inject.ConfigProperty;

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

  /** A dossier takes a second or two; who may have it waits for those before. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final CasesInScope cases;
  private final GatherContents gather;
  private final CopyEvidence copyEvidence;
  private final DossierJson json;
  private final Audit audit;
  private final AtOnce atOnce;

  CompileDossier(
      CasesInScope cases,
      GatherContents gather,
      CopyEvidence copyEvidence,
      DossierJson json,
      Audit audit,
      @ConfigProperty(name = "amaan.dossier.at-once") int atOnce) {
    this.cases = cases;
    this.gather = gather;
    this.copyEvidence = copyEvidence;
    this.json = json;
    this.audit = audit;
    this.atOnce = new AtOnce(atOnce, PATIENCE);
  }

  /** A ZIP with a name that says nothing but the reference of its case. */
  record Dossier(String fileName, SealedZip zip) {}

  Dossier run(Caller caller, UUID caseId, DossierLanguage language) {
    QuarkusTransaction.requiringNew().run(() -> caseOf(caller, caseId));
    return atOnce.run(() -> compile(caller, caseId, language));
  }

  private CaseFile caseOf(Caller caller, UUID caseId) {
    CaseFile file = cases.find(caseId, caller).orElseThrow(CaseNotFound::new);
    Staff.requireOfficer(caller);
    caller.requirePerson();
    return file;
  }

  private Dossier compile(Caller caller, UUID caseId, DossierLanguage language) {
    DossierContents gathered =
        QuarkusTransaction.requiringNew()
            .call(() -> gather.of(caseOf(caller, caseId), caller, language));
    SealedZip zip = SealedZip.of(out -> write(caller, gathered, out));
    return new Dossier(
        "dossier-" + gathered.about().reference() + "-" + language.tag() + ".zip", zip);
  }

  private void write(Caller caller, DossierContents gathered, OutputStream out) throws IOException {
    UUID caseId = gathered.about().id();
    DossierArchive archive = new DossierArchive(gathered.created(), json, out);
    DossierContents contents =
        gathered.with(copyEvidence.run(caller, caseId, gathered.evidence(), archive));
    DossierArchive.Entry manifest = archive.finish(contents);
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
