package org.amaan.referral.referral;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a referral, and who is to be told. */
sealed interface ReferralEvent {

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

  /**
   * @param action what the recipient is expected to do
   */
  record Recipient(String agency, @Nullable String unit, @Nullable String role, String action) {}

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
      return List.of(toReceiver(referral, "receive"));
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
      return List.of(toReferrer(referral, "read"));
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
      return List.of(toReceiver(referral, "decide"));
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
      return List.of(toReferrer(referral, "read"));
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
      return List.of(toReceiver(referral, "stop"));
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
      return referrerIsTold ? List.of(toReferrer(referral, "read")) : List.of();
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
      return List.of(toReceiver(referral, "decide"), toReferrer(referral, "read"));
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
        recipients.add(toReceiver(referral, "act"));
      }
      if (coordinators.isEmpty() && referrerIsTold && !referral.state().waitsForReferrer()) {
        recipients.add(toReferrer(referral, "follow-up"));
      }
      coordinators.forEach(
          agency -> recipients.add(new Recipient(agency, null, "coordinator", "follow-up")));
      return List.copyOf(recipients);
    }
  }

  private static Recipient toReferrer(Referral referral, String action) {
    return new Recipient(referral.sender(), null, null, action);
  }

  private static Recipient toReceiver(Referral referral, String action) {
    Address to = referral.answersForIt();
    return new Recipient(to.agency(), to.unit(), null, action);
  }
}
