package org.amaan.referral.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.DueTime;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.Urgency;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.referral.client.notification.model.EventType;
import org.amaan.referral.client.notification.model.Recipient;
import org.amaan.referral.client.notification.model.Role;
import org.amaan.referral.consent.recording.WithdrawalFollowUp;

/**
 * Asks each agency that had read, and that recorded the consent or was named by it, to confirm
 * deletion, or to name the law by which it keeps. Part of withdrawing a consent, in its
 * transaction. Alerts those agencies, each by itself: who withdrew does not learn who has read, nor
 * does any of them of another.
 */
@ApplicationScoped
class AskReaders implements WithdrawalFollowUp {

  /** As {@link AnswerNotice} says. */
  private static final List<Role> WHO_ANSWER =
      List.of(
          Role.CASEWORKER,
          Role.SUPERVISOR,
          Role.INVESTIGATOR,
          Role.PROSECUTOR,
          Role.DATA_PROTECTION_OFFICER);

  private final WithdrawalNoticeRepository notices;
  private final Audit audit;
  private final WithdrawalOutbox outbox;
  private final WorkerStep others;

  AskReaders(
      WithdrawalNoticeRepository notices, Audit audit, WithdrawalOutbox outbox, WorkerStep others) {
    this.notices = notices;
    this.audit = audit;
    this.outbox = outbox;
    this.others = others;
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void consentsWithdrawn(Caller by, UUID subjectId, List<UUID> consents, Instant at) {
    others.take(() -> ask(by, subjectId, consents, at));
  }

  private int ask(Caller by, UUID subjectId, List<UUID> consents, Instant at) {
    List<FormerReader> readers = notices.formerReadersOf(subjectId, by.requireAgency(), consents);
    for (FormerReader reader : readers) {
      WithdrawalNotice notice =
          new WithdrawalNotice(subjectId, consents, reader, at, dueAt(reader, at));
      notices.add(notice);
      notices.flush();
      audit.record(
          by,
          "withdrawal-notice.sent",
          subjectId,
          Map.of("noticeId", notice.id(), "agency", reader.agency(), "consentIds", consents));
      outbox.alert(
          EventType.ORG_AMAAN_REFERRAL_CONSENT_WITHDRAWN_V1,
          notice,
          List.of(
              new Recipient()
                  .agency(reader.agency())
                  .roles(WHO_ANSWER)
                  .action("confirm-deletion")));
    }
    return readers.size();
  }

  /** Working days of the country where it is to be done; a child's record takes no less work. */
  private static Instant dueAt(FormerReader reader, Instant at) {
    return DueTime.of(
        LegalProfiles.forCountry(reader.country(), LocalDate.ofInstant(at, ZoneOffset.UTC)),
        Urgency.ROUTINE,
        AgeClass.ADULT,
        at);
  }
}
