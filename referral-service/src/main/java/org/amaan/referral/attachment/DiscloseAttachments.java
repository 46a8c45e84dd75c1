package org.amaan.referral.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.Refusal;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.FileKey;
import org.amaan.referral.disclosure.AttachmentRule;
import org.amaan.referral.disclosure.ConfirmedCustody;
import org.amaan.referral.disclosure.Ground;
import org.amaan.referral.disclosure.HandlingCodes;
import org.amaan.referral.disclosure.Reader;
import org.amaan.referral.disclosure.WithheldReason;
import org.amaan.referral.referral.ReferralNotFound;
import org.amaan.referral.subject.SubjectDecisions;
import org.amaan.referral.subject.SubjectDecisions.Decided;
import org.jspecify.annotations.Nullable;

/**
 * The decision about one reading of files and its audit entry, in one transaction. A refusal is
 * returned, not thrown, because its audit entry must be committed too.
 */
@ApplicationScoped
class DiscloseAttachments {

  private static final int BUFFER = 16 * 1024;

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
  record Shown(Attachment attachment, Attachment.Details details) {}

  /**
   * @param allowed the categories of the files shown
   * @param handling of what is allowed
   */
  record Listing(
      List<Shown> shown,
      Map<DataCategory, Ground> allowed,
      HandlingCodes handling,
      Map<DataCategory, WithheldReason> withheld,
      @Nullable Instant reflectionUntil) {}

  /** A file whose content was read to its end and found whole; still sealed until it is sent. */
  record Opened(Shown file, FileKey key, Spool content) implements Closeable {

    void sendTo(OutputStream client) throws IOException {
      try (this;
          InputStream plain = key.decrypting(content.in())) {
        plain.transferTo(client);
      }
    }

    @Override
    public void close() {
      content.close();
    }

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
          List<Shown> shown =
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

  /** What is not whole is not begun: its content is read to the end before any of it is sent. */
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
          Opened opened = whole(shown(attachment, key), attachment.key(key));
          decisions.record(
              caller,
              subjectId,
              purpose,
              decided.decision(),
              words(AttachmentRule.grounds(decided.decision(), Set.of(attachment.category()))),
              "attachments",
              Map.of("attachmentId", id));
          return opened;
        });
  }

  private Opened whole(Shown file, FileKey key) {
    Spool content = new Spool();
    try {
      attachments.copy(file.attachment(), content);
      MessageDigest digest = SealedFile.newDigest();
      long size = 0;
      try (InputStream plain = key.decrypting(new StaysOpen(content.in()))) {
        byte[] buffer = new byte[BUFFER];
        for (int n = plain.read(buffer); n >= 0; n = plain.read(buffer)) {
          digest.update(buffer, 0, n);
          size += n;
        }
      }
      if (size != file.attachment().size()
          || !HexFormat.of().formatHex(digest.digest()).equals(file.details().sha256())) {
        throw key.unreadable();
      }
      return new Opened(file, key, content);
    } catch (IOException e) {
      content.close();
      throw key.unreadable();
    } catch (RuntimeException e) {
      content.close();
      throw e;
    }
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

  private static Shown shown(Attachment attachment, DataKey key) {
    return new Shown(attachment, attachment.details(key));
  }

  /** For the audit. */
  private static Map<String, String> words(Map<DataCategory, Ground> grounds) {
    Map<String, String> words = new TreeMap<>();
    grounds.forEach((category, ground) -> words.put(category.value(), ground.kind().value()));
    return words;
  }

  /** The stream over it is closed; the file is read again. */
  private static final class StaysOpen extends java.io.FilterInputStream {
    StaysOpen(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // The file is closed by whoever opened it.
    }
  }
}
