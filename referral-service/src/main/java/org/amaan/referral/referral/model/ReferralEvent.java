package org.amaan.referral.referral.model;

import java.util.ArrayList;
import java.util.List;
import org.amaan.platform.identity.Role;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.request.Address;
import org.jspecify.annotations.Nullable;

/** What happened to a referral, and who is to be told. */
public sealed interface ReferralEvent {

  Referral referral();

  /** The last words of the event's type. */
  String type();

  List<Recipient> recipients();

  /**
   * Whether the country's coordinators may be told when the recipients do not act: of what they
   * would hear anyway once it is overdue, and of nothing that follows from a consent.
   */
  default boolean waitsForSomebody() {
    return false;
  }

  /** Receiving and deciding are the receiver's, as its moves are. */
  List<Role> RECEIVERS = List.of(Role.CASEWORKER, Role.SUPERVISOR);

  /** Who works on what was taken on, in a case too. */
  List<Role> WORKERS =
      List.of(Role.CASEWORKER, Role.SUPERVISOR, Role.INVESTIGATOR, Role.PROSECUTOR);

  /** Of a case out of which its subject was referred on; as in {@link Viewer}. */
  List<Role> REFERRERS_OF_A_CASE =
      List.of(Role.REFERRER, Role.INVESTIGATOR, Role.SUPERVISOR, Role.PROSECUTOR);

  /**
   * @param roles those who may do it; empty for everybody, who may read
   * @param action what the recipient is expected to do
   */
  record Recipient(String agency, @Nullable String unit, List<Role> roles, String action) {}

  /** Submitted for the first time, or redirected: the receiver has something new. */
  record Submitted(Referral referral) implements ReferralEvent {
    @Override
    public String type() {
      return "submitted";
    }

    @Override
    public boolean waitsForSomebody() {
      return true;
    }

    @Override
    public List<Recipient> recipients() {
      return List.of(toReceiver(referral, RECEIVERS, "receive"));
    }
  }

  /** The receiver has it, and has decided nothing yet. */
  record Received(Referral referral) implements ReferralEvent {
    @Override
    public String type() {
      return "received";
    }

    @Override
    public List<Recipient> recipients() {
      return List.of(tell(referral));
    }
  }

  /** The receiver asks before it decides. */
  record InformationRequested(Referral referral) implements ReferralEvent {
    @Override
    public String type() {
      return "information-requested";
    }

    @Override
    public boolean waitsForSomebody() {
      return true;
    }

    @Override
    public List<Recipient> recipients() {
      return List.of(toReferrer(referral, "answer"));
    }
  }

  /** The referrer has answered. */
  record Answered(Referral referral) implements ReferralEvent {
    @Override
    public String type() {
      return "answered";
    }

    @Override
    public boolean waitsForSomebody() {
      return true;
    }

    @Override
    public List<Recipient> recipients() {
      return List.of(toReceiver(referral, RECEIVERS, "decide"));
    }
  }

  /** The receiver has taken it on. */
  record Accepted(Referral referral) implements ReferralEvent {
    @Override
    public String type() {
      return "accepted";
    }

    @Override
    public List<Recipient> recipients() {
      return List.of(tell(referral));
    }
  }

  /** The receiver does not take it on: the referrer has to find another. */
  record Refused(Referral referral) implements ReferralEvent {
    @Override
    public String type() {
      return "refused";
    }

    @Override
    public boolean waitsForSomebody() {
      return true;
    }

    @Override
    public List<Recipient> recipients() {
      return List.of(toReferrer(referral, "redirect"));
    }
  }

  /** The referrer has taken it back. */
  record Withdrawn(Referral referral) implements ReferralEvent {
    @Override
    public String type() {
      return "withdrawn";
    }

    @Override
    public List<Recipient> recipients() {
      return List.of(toReceiver(referral, WORKERS, "stop"));
    }
  }

  /** The receiver, or the case, is done with it. */
  record Completed(Referral referral, boolean referrerIsTold) implements ReferralEvent {
    @Override
    public String type() {
      return "completed";
    }

    @Override
    public List<Recipient> recipients() {
      return referrerIsTold ? List.of(tell(referral)) : List.of();
    }
  }

  /** It goes on. Whoever asked for it knows already, but their colleagues do not. */
  record Reopened(Referral referral) implements ReferralEvent {
    @Override
    public String type() {
      return "reopened";
    }

    @Override
    public boolean waitsForSomebody() {
      return true;
    }

    @Override
    public List<Recipient> recipients() {
      return List.of(toReceiver(referral, RECEIVERS, "decide"), tell(referral));
    }
  }

  /**
   * Its due time has passed.
   *
   * @param coordinators agencies that coordinate its country
   * @param referrerIsTold how far it has come
   */
  record Overdue(Referral referral, List<String> coordinators, boolean referrerIsTold)
      implements ReferralEvent {
    @Override
    public String type() {
      return "overdue";
    }

    @Override
    public List<Recipient> recipients() {
      List<Recipient> recipients = new ArrayList<>();
      if (referral.state().waitsForReferrer()) {
        recipients.add(toReferrer(referral, "act"));
      } else {
        recipients.add(
            toReceiver(referral, referral.caseId() == null ? RECEIVERS : WORKERS, "act"));
      }
      if (coordinators.isEmpty() && referrerIsTold && !referral.state().waitsForReferrer()) {
        recipients.add(toReferrer(referral, "follow-up"));
      }
      coordinators.forEach(
          agency ->
              recipients.add(new Recipient(agency, null, List.of(Role.COORDINATOR), "follow-up")));
      return List.copyOf(recipients);
    }
  }

  /** Everybody of the sender's agency may read what it sent. */
  private static Recipient tell(Referral referral) {
    return new Recipient(referral.sender(), null, List.of(), "read");
  }

  private static Recipient toReferrer(Referral referral, String action) {
    List<Role> who = referral.fromCaseId() == null ? List.of(Role.REFERRER) : REFERRERS_OF_A_CASE;
    return new Recipient(referral.sender(), null, who, action);
  }

  private static Recipient toReceiver(Referral referral, List<Role> who, String action) {
    Address to = referral.answersForIt();
    return new Recipient(to.agency(), to.unit(), who, action);
  }
}
