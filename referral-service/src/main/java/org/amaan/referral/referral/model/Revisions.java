package org.amaan.referral.referral.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The version and time of a referral as each relation knows it. The entity's own version counts
 * everything, so it is shown to nobody.
 */
@Embeddable
public record Revisions(
    @Column(name = "sender_version") Long senderVersion,
    @Column(name = "sender_updated_at") Instant senderUpdatedAt,
    @Column(name = "receiver_version") Long receiverVersion,
    @Column(name = "receiver_updated_at") Instant receiverUpdatedAt,
    @Column(name = "coordinator_version") Long coordinatorVersion,
    @Column(name = "coordinator_updated_at") Instant coordinatorUpdatedAt) {

  /** What one relation is shown as the version and the time of the last change. */
  public record Revision(long version, Instant updatedAt) {}

  /**
   * What everybody is shown at one moment.
   *
   * @param told the sender what became of the subject
   * @param answering the agency that answers for it; null before it was submitted
   */
  record Views(
      PartyView sender,
      boolean told,
      PartyView receiver,
      PartyView coordinator,
      @Nullable String answering) {}

  static Revisions first(Instant at) {
    return new Revisions(0L, at, 0L, at, 0L, at);
  }

  /** After a change: only those whose view differs are shown that something changed. */
  Revisions after(Views before, Views now, Instant at) {
    boolean senderSees = !before.sender().equals(now.sender());
    // A consent that ended takes back what was told; it is no news of the referral.
    boolean silenced = before.told() && !now.told();
    boolean receiverSees = !before.receiver().equals(now.receiver());
    boolean coordinatorSees = !before.coordinator().equals(now.coordinator());
    // Who has it before them first does not learn how often it was before others.
    boolean first = !Objects.equals(before.answering(), now.answering());
    boolean submitted = before.answering() == null && now.answering() != null;
    return new Revisions(
        senderSees ? senderVersion + 1 : senderVersion,
        senderSees && !silenced ? at : senderUpdatedAt,
        first ? 0L : receiverSees ? receiverVersion + 1 : receiverVersion,
        first || receiverSees ? at : receiverUpdatedAt,
        submitted ? 0L : coordinatorSees ? coordinatorVersion + 1 : coordinatorVersion,
        submitted || coordinatorSees ? at : coordinatorUpdatedAt);
  }

  public Revision ofSender() {
    return new Revision(senderVersion, senderUpdatedAt);
  }

  public Revision ofReceiver() {
    return new Revision(receiverVersion, receiverUpdatedAt);
  }

  public Revision ofCoordinator() {
    return new Revision(coordinatorVersion, coordinatorUpdatedAt);
  }
}
