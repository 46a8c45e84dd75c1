package org.amaan.casework.evidence.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.api.model.EvidenceReceipt;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseTransition;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.casefile.access.NotCustodian;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.evidence.chain.Chain;
import org.amaan.casework.evidence.chain.ContentNotExpected;
import org.amaan.casework.evidence.chain.Evidence;
import org.amaan.casework.evidence.chain.EvidenceCorrected;
import org.amaan.casework.evidence.chain.EvidenceEntry;
import org.amaan.casework.evidence.chain.EvidenceLog;
import org.amaan.casework.evidence.chain.EvidenceRepository;
import org.amaan.casework.evidence.chain.Holder;
import org.amaan.casework.evidence.chain.NewEntry;
import org.amaan.casework.evidence.chain.Times;
import org.amaan.casework.evidence.chain.TransferPending;
import org.amaan.knowledge.screening.IndicatorCatalogue;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Records a piece of evidence, sealed under its agency's key, and begins its chain of custody with
 * whoever collected it, or, where it corrects another item, with whoever has that. For officers of
 * the custodian unit with a person. Writes an audit entry; sends nothing. Refuses with {@link
 * CaseNotFound}, {@link NotCustodian}, a missing role or person (403), a closed case, a future time
 * (400), {@link TooMuchEvidence}, {@link EvidenceCorrected} or {@link TransferPending} (409),
 * {@link UnknownEvidence}, {@link UnknownPreservationItem} or {@link ContentNotExpected} (422).
 * Source: ADR 23.
 */
@ApplicationScoped
public class RecordEvidence {

  private static final Set<String> THINGS = Set.of("biological-sample", "physical-object");

  private final CasesInScope cases;
  private final EvidenceRepository evidence;
  private final CaseKeys keys;
  private final EvidenceLog log;
  private final Times times;
  private final int limit;

  RecordEvidence(
      CasesInScope cases,
      EvidenceRepository evidence,
      CaseKeys keys,
      EvidenceLog log,
      Times times,
      @ConfigProperty(name = "amaan.evidence.per-case") int limit) {
    this.cases = cases;
    this.evidence = evidence;
    this.keys = keys;
    this.log = log;
    this.times = times;
    this.limit = limit;
  }

  @Transactional
  public EvidenceReceipt run(Caller caller, UUID caseId, Evidence.New said) {
    CaseFile file = cases.findForChange(caseId, caller).orElseThrow(CaseNotFound::new);
    Staff.require(CaseTransition.RECORD.by(), file, caller);
    String person = caller.requirePerson();
    file.requireNotClosed();
    times.requirePast(said.collectedAt(), "collectedAt");
    if (evidence.count(caseId, caller) >= limit) {
      throw new TooMuchEvidence(limit);
    }
    Chain corrected = said.corrects() == null ? null : corrected(caller, caseId, said.corrects());
    requireKnown(said);
    DataKey key = keys.forWriting(file, caller);
    Evidence item = new Evidence(caseId, file.custodian(), person, said, key, times.now());
    evidence.add(item);
    EvidenceEntry first =
        log.append(caller, new Chain(item, List.of()), begin(item, corrected), key);
    return new EvidenceReceipt(
        item.id(), item.recordedAt(), HexFormat.of().formatHex(first.hash()));
  }

  private Chain corrected(Caller caller, UUID caseId, UUID id) {
    Chain chain = evidence.find(id, caseId, caller).orElseThrow(UnknownEvidence::new);
    if (!evidence.corrections(caseId, List.of(id), caller).isEmpty()) {
      throw new EvidenceCorrected();
    }
    chain.requireNonePending();
    return chain;
  }

  private static void requireKnown(Evidence.New said) {
    String preserves = said.preserves();
    if (preserves != null
        && IndicatorCatalogue.current().preservation().stream()
            .noneMatch(known -> known.id().equals(preserves))) {
      throw new UnknownPreservationItem();
    }
    if (said.statement().sha256() != null && THINGS.contains(said.kind())) {
      throw new ContentNotExpected();
    }
  }

  private static NewEntry begin(Evidence item, @Nullable Chain corrected) {
    if (corrected != null && corrected.holder() != null) {
      return NewEntry.recorded(Objects.requireNonNull(corrected.holder()), corrected.heldSince());
    }
    String collector = item.collectedBy();
    Holder first =
        collector == null
            ? Holder.outside(Holder.COLLECTOR)
            : Holder.person(item.author().agency(), item.author().unit(), collector);
    Instant since = item.collectedAt();
    return NewEntry.recorded(first, since);
  }
}
