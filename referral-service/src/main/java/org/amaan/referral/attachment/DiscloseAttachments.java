package org.amaan.referral.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.files.VerifiedFile;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.Refusal;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.disclosure.decision.AttachmentRule;
import org.amaan.referral.disclosure.decision.Ground;
import org.amaan.referral.disclosure.decision.HandlingCodes;
import org.amaan.referral.disclosure.decision.WithheldReason;
import org.amaan.referral.disclosure.relation.ConfirmedCustody;
import org.amaan.referral.disclosure.relation.Reader;
import org.amaan.referral.referral.access.ReferralNotFound;
import org.amaan.referral.subject.reading.SubjectDecisions;
import org.amaan.referral.subject.reading.SubjectDecisions.Decided;
import org.jspecify.annotations.Nullable;

/**
 * The decision about one reading of files and its audit entry, in one transaction. A refusal is
 * returned, not thrown, because its audit entry must be committed too.
 */
@ApplicationScoped
class DiscloseAttachments {

  private final AttachmentRepository attachments;
  private final SubjectDecisions decisions;

  DiscloseAttachments(AttachmentRepository attachments, SubjectDecisions decisions) {
    this.attachments = attachments;
    this.decisions = decisions;
  }

  /** Either what was asked for or why not. */
  record Answer<T>(@Nullable T shown, @Nullable Refusal refusal) {
    T orRefuse() {
      if (shown == null) {
        throw refusal == null ? new AttachmentNotFound() : refusal;
      }
      return shown;
    }
  }

  /** One that may be shown, with what is sealed of it. */
  record PartyView(Attachment attachment, Attachment.Details details) {}

  /**
   * @param allowed the categories of the files shown
   * @param handling of what is allowed
   */
  record Listing(
      List<PartyView> shown,
      Map<DataCategory, Ground> allowed,
      HandlingCodes handling,
      Map<DataCategory, WithheldReason> withheld,
      @Nullable Instant reflectionUntil) {}

  /** One that is about to be sent. */
  record Opened(PartyView file, VerifiedFile content) {
    @Override
    public String toString() {
      return "Opened[withheld]";
    }
  }

  @Transactional
  Answer<Listing> list(
      Caller caller,
      Reader reader,
      UUID subjectId,
      UUID referralId,
      Purpose purpose,
      ConfirmedCustody custody) {
    return answer(
        caller,
        subjectId,
        purpose,
        new ReferralNotFound(),
        () -> {
          Decided decided = decisions.decide(caller, reader, subjectId, purpose, custody);
          List<PartyView> shown =
              attachments.ofReferral(referralId).stream()
                  .filter(attachment -> isOpen(decided, attachment))
                  .flatMap(attachment -> decided.key().map(key -> shown(attachment, key)).stream())
                  .toList();
          Set<DataCategory> categories =
              shown.stream().map(file -> file.attachment().category()).collect(Collectors.toSet());
          Map<DataCategory, Ground> allowed =
              AttachmentRule.grounds(decided.decision(), categories);
          decisions.record(
              caller,
              subjectId,
              purpose,
              decided.decision(),
              words(allowed),
              "attachments",
              Map.of("listed", shown.size()));
          return new Listing(
              shown,
              allowed,
              AttachmentRule.handling(decided.facts(), decided.decision()),
              AttachmentRule.withheld(
                  decided.reader(), decided.facts(), purpose, decided.decision(), categories),
              decided.decision().reflectionUntil());
        });
  }

  @Transactional
  Answer<Opened> open(
      Caller caller,
      Reader reader,
      UUID subjectId,
      UUID referralId,
      UUID id,
      Purpose purpose,
      ConfirmedCustody custody) {
    return answer(
        caller,
        subjectId,
        purpose,
        new AttachmentNotFound(),
        () -> {
          Decided decided = decisions.decide(caller, reader, subjectId, purpose, custody);
          Attachment attachment =
              attachments
                  .find(referralId, id)
                  .filter(found -> isOpen(decided, found))
                  .orElseThrow(AttachmentNotFound::new);
          DataKey key = decided.key().orElseThrow(AttachmentNotFound::new);
          PartyView file = shown(attachment, key);
          VerifiedFile content =
              VerifiedFile.of(
                  attachment.key(key),
                  attachment.size(),
                  file.details().sha256(),
                  spool -> attachments.copy(attachment, spool));
          decisions.record(
              caller,
              subjectId,
              purpose,
              decided.decision(),
              words(AttachmentRule.grounds(decided.decision(), Set.of(attachment.category()))),
              "attachments",
              Map.of("attachmentId", id));
          return new Opened(file, content);
        });
  }

  private <T> Answer<T> answer(
      Caller caller, UUID subjectId, Purpose purpose, Refusal unseen, Supplier<T> work) {
    try {
      return new Answer<>(work.get(), null);
    } catch (Refusal refusal) {
      decisions.recordRefusal(caller, subjectId, purpose, refusal.slug());
      // Whether there is a subject is not for somebody to know who asked for a file.
      return new Answer<>(null, refusal.status() == 404 ? unseen : refusal);
    }
  }

  private static boolean isOpen(Decided decided, Attachment attachment) {
    return AttachmentRule.opens(
        decided.reader(),
        decided.facts(),
        decided.decision(),
        attachment.category(),
        attachment.addedBy());
  }

  private static PartyView shown(Attachment attachment, DataKey key) {
    return new PartyView(attachment, attachment.details(key));
  }

  /** For the audit. */
  private static Map<String, String> words(Map<DataCategory, Ground> grounds) {
    Map<String, String> words = new TreeMap<>();
    grounds.forEach((category, ground) -> words.put(category.value(), ground.kind().value()));
    return words;
  }
}
