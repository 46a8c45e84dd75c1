package org.amaan.referral.subject.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.Refusal;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.RecordUnreadable;
import org.amaan.referral.authority.Authorities;
import org.amaan.referral.consent.recording.Consents;
import org.amaan.referral.disclosure.decision.Circumstances;
import org.amaan.referral.disclosure.decision.Decision;
import org.amaan.referral.disclosure.decision.Disclosure;
import org.amaan.referral.disclosure.decision.Ground;
import org.amaan.referral.disclosure.decision.SubjectFacts;
import org.amaan.referral.disclosure.relation.ConfirmedCustody;
import org.amaan.referral.disclosure.relation.CustodyUnconfirmed;
import org.amaan.referral.disclosure.relation.Reader;
import org.amaan.referral.disclosure.relation.ReferralRelation;
import org.amaan.referral.disclosure.relation.Relation.Correspondence;
import org.amaan.referral.disclosure.relation.SubjectRelations;
import org.amaan.referral.exclusion.Exclusions;
import org.amaan.referral.subject.record.NewSubject;
import org.amaan.referral.subject.record.Subject;
import org.amaan.referral.subject.record.SubjectKeys;
import org.amaan.referral.subject.record.SubjectNotFound;
import org.amaan.referral.subject.record.SubjectNote;
import org.amaan.referral.subject.record.SubjectRepository;

/**
 * The decision about one reading and its audit entry, in one transaction. A refusal is returned,
 * not thrown, because its audit entry must be committed too.
 */
@ApplicationScoped
class DiscloseSubject {

  private final SubjectRepository subjects;
  private final SubjectKeys keys;
  private final SubjectRelations relations;
  private final Consents consents;
  private final CircumstancesOfReading circumstances;
  private final Exclusions exclusions;
  private final Authorities authorities;
  private final Audit audit;
  private final Clock clock;

  DiscloseSubject(
      SubjectRepository subjects,
      SubjectKeys keys,
      SubjectRelations relations,
      Consents consents,
      CircumstancesOfReading circumstances,
      Exclusions exclusions,
      Authorities authorities,
      Audit audit,
      Clock clock) {
    this.subjects = subjects;
    this.keys = keys;
    this.relations = relations;
    this.consents = consents;
    this.circumstances = circumstances;
    this.exclusions = exclusions;
    this.authorities = authorities;
    this.audit = audit;
    this.clock = clock;
  }

  /** Either a view or why there is none. */
  record Reading(Optional<SubjectView> view, Optional<Refusal> refusal) {

    SubjectView orRefuse() {
      return view.orElseThrow(() -> refusal.orElseThrow());
    }
  }

  @Transactional
  Reading disclose(
      Caller caller,
      Optional<Reader> reader,
      UUID subjectId,
      Purpose purpose,
      ConfirmedCustody custody) {
    reader.ifPresent(known -> relations.reckonWith(custody.casesOf(known)));
    Optional<Subject> found = subjects.findToRead(subjectId);
    // Whether there is none or it is out of the caller's sight is not known here, and recorded
    // alike.
    if (found.isEmpty() || reader.isEmpty()) {
      return refused(caller, subjectId, purpose, new SubjectNotFound());
    }
    Subject subject = found.get();
    List<SubjectNote> notes = subjects.notesOf(subjectId);
    try {
      Optional<DataKey> key = keys.of(subject);
      SubjectFacts facts = facts(caller, reader.get(), subject, key, notes, purpose, custody);
      return decide(caller, reader.get(), subject, key, notes, purpose, facts);
    } catch (CustodyUnconfirmed unconfirmed) {
      return refused(caller, subjectId, purpose, unconfirmed);
    } catch (RecordUnreadable unreadable) {
      return refused(caller, subjectId, purpose, unreadable);
    }
  }

  /** In an emergency nobody waits for case-service: reported custody makes a party. */
  private List<ReferralRelation> confirmed(
      ConfirmedCustody custody,
      UUID subjectId,
      Reader reader,
      Purpose purpose,
      Circumstances known) {
    List<ReferralRelation> reported = relations.of(subjectId);
    return known.emergencies().stream().anyMatch(access -> access.purpose() == purpose)
        ? custody.asFarAsConfirmed(reported)
        : custody.heldAgainst(reported, reader);
  }

  private Reading decide(
      Caller caller,
      Reader reader,
      Subject subject,
      Optional<DataKey> key,
      List<SubjectNote> notes,
      Purpose purpose,
      SubjectFacts facts) {
    Decision decision = Disclosure.disclose(reader, facts, purpose);
    if (decision instanceof Decision.Disclosed disclosed) {
      List<SubjectNote> readable = readable(notes, reader, disclosed);
      SubjectView view =
          open(
              subject,
              key,
              purpose,
              disclosed,
              readable,
              withheld(notes, readable, reader),
              subject.responsible().equals(reader.agency()));
      record(caller, subject, purpose, disclosed, readable);
      return new Reading(Optional.of(view), Optional.empty());
    }
    return refused(
        caller,
        subject.id(),
        purpose,
        decision instanceof Decision.PurposeNotClaimable other
            ? new PurposeNotClaimable(purpose, other.claimable())
            : new SubjectNotFound());
  }

  /** Decrypts what was decided on, and nothing else. */
  private static SubjectView open(
      Subject subject,
      Optional<DataKey> key,
      Purpose purpose,
      Decision.Disclosed disclosed,
      List<SubjectNote> readable,
      int notesWithheld,
      boolean ofWhoAnswersForIt) {
    return new SubjectView(
        subject,
        purpose,
        disclosed,
        key.map(present -> subject.open(present, disclosed::allows)).orElse(NewSubject.NOTHING),
        key.map(
                present ->
                    readable.stream()
                        .map(note -> new SubjectView.Note(note, note.text(present)))
                        .toList())
            .orElse(List.of()),
        notesWithheld,
        ofWhoAnswersForIt);
  }

  /** What the decision is made on. */
  SubjectFacts facts(
      Caller caller,
      Reader reader,
      Subject subject,
      Optional<DataKey> key,
      List<SubjectNote> notes,
      Purpose purpose,
      ConfirmedCustody custody) {
    Instant now = clock.instant();
    Circumstances known = circumstances.of(caller, subject, key, now);
    return new SubjectFacts(
        subject.recordedBy(),
        subject.entitledGiver(),
        key.isEmpty(),
        subject.recorded(),
        consents.statesOf(subject.id()),
        confirmed(custody, subject.id(), reader, purpose, known),
        correspondence(notes),
        known,
        exclusions.of(subject.id()),
        now,
        subject.responsible(),
        authorities.over(subject.id()).inCare(),
        subject.authors());
  }

  private static Set<Correspondence> correspondence(List<SubjectNote> notes) {
    return notes.stream()
        .flatMap(
            note ->
                Stream.of(
                        Optional.of(note.authorAgency()),
                        Optional.ofNullable(note.addresseeAgency()))
                    .flatMap(Optional::stream)
                    .map(agency -> new Correspondence(note.referralId(), agency)))
        .collect(Collectors.toSet());
  }

  private static List<SubjectNote> readable(
      List<SubjectNote> notes, Reader reader, Decision.Disclosed disclosed) {
    return notes.stream()
        .filter(
            note ->
                disclosed.allowsNote(
                    reader, note.referralId(), note.authorAgency(), note.addresseeAgency()))
        .toList();
  }

  private static int withheld(List<SubjectNote> notes, List<SubjectNote> open, Reader reader) {
    return (int)
        notes.stream()
            .filter(note -> reader.agency().equals(note.addresseeAgency()) && !open.contains(note))
            .count();
  }

  private void record(
      Caller caller,
      Subject subject,
      Purpose purpose,
      Decision.Disclosed disclosed,
      List<SubjectNote> notes) {
    Map<String, String> allowed = new TreeMap<>();
    disclosed
        .allowed()
        .forEach((field, ground) -> allowed.put(field.value(), ground.kind().value()));
    Map<String, String> withheld = new TreeMap<>();
    disclosed.withheld().forEach((field, reason) -> withheld.put(field.value(), reason.value()));
    audit.record(
        caller,
        "subject.disclosed",
        subject.id(),
        details(purpose, disclosed, allowed, withheld, notes.size()));
  }

  /** What the audit keeps of a reading. */
  static Map<String, Object> details(
      Purpose purpose,
      Decision.Disclosed disclosed,
      Map<String, String> allowed,
      Map<String, String> withheld,
      int notes) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("purpose", purpose.value());
    details.put("allowed", allowed);
    details.put("withheld", withheld);
    details.put("notes", notes);
    Map<String, String> bases = bases(disclosed);
    bases.keySet().retainAll(allowed.keySet());
    if (!bases.isEmpty()) {
      details.put("legalBases", bases);
    }
    disclosed.emergencyAccess().ifPresent(id -> details.put("emergencyAccessId", id));
    return details;
  }

  /** By category, each with the profile that names it. */
  private static Map<String, String> bases(Decision.Disclosed disclosed) {
    Map<String, String> bases = new TreeMap<>();
    disclosed
        .allowed()
        .forEach(
            (field, ground) -> {
              Ground.Basis basis = ground.basis();
              if (basis != null) {
                bases.put(
                    field.value(), basis.profile() + " " + basis.version() + " " + basis.id());
              }
            });
    return bases;
  }

  private Reading refused(Caller caller, UUID subjectId, Purpose purpose, Refusal refusal) {
    audit.record(
        caller,
        "subject.disclosure-refused",
        subjectId,
        Map.of("purpose", purpose.value(), "reason", refusal.slug()));
    return new Reading(Optional.empty(), Optional.of(refusal));
  }
}
