package org.amaan.casework.evidence.chain;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.amaan.platform.files.SealedFile;
import org.amaan.platform.vault.FileKey;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person does with an item, before it is an entry of its chain.
 *
 * @param about the handing over that is answered
 * @param to whose it is from then on, or once they countersign
 * @param reason a code
 * @param happenedAt as the person says
 */
public record Act(
    Action action,
    @Nullable UUID about,
    @Nullable Holder to,
    @Nullable String reason,
    Instant happenedAt,
    @Nullable Instant dueAt,
    @Nullable Content content,
    Words.OfEntry words) {

  private static final Words.OfEntry NONE = new Words.OfEntry(null, null, null);

  public enum Action {
    RECORDED("recorded"),
    CONTENT_ADDED("content-added"),
    HANDED_OVER("handed-over"),
    COUNTERSIGNED("countersigned"),
    REFUSED("refused"),
    CANCELLED("cancelled"),
    RECEIVED("received");

    private final String value;

    Action(String value) {
      this.value = value;
    }

    public String value() {
      return value;
    }

    static Action of(String value) {
      return Arrays.stream(values())
          .filter(action -> action.value.equals(value))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no action " + value));
    }
  }

  /** A file, and the key that opens it. */
  record Content(String mediaType, long size, int pieces, FileKey key) {}

  /**
   * @param holder who collected it, or has what it corrects
   */
  public static Act recorded(Holder holder, Instant since) {
    return new Act(Action.RECORDED, null, holder, null, since, null, null, NONE);
  }

  public static Act contentAdded(SealedFile file, Instant now) {
    Content content =
        new Content(file.type().mediaType(), file.size(), file.content().pieces(), file.key());
    return new Act(Action.CONTENT_ADDED, null, null, null, now, null, content, NONE);
  }

  public static Act handedOver(
      Holder to, String reason, Instant happenedAt, @Nullable Instant dueAt, Words.OfEntry words) {
    return new Act(Action.HANDED_OVER, null, to, reason, happenedAt, dueAt, null, words);
  }

  public static Act received(Instant happenedAt, Words.OfEntry words) {
    return new Act(Action.RECEIVED, null, null, null, happenedAt, null, null, words);
  }

  public static Act countersigned(UUID transfer, Instant happenedAt, Words.OfEntry words) {
    return new Act(Action.COUNTERSIGNED, transfer, null, null, happenedAt, null, null, words);
  }

  public static Act refused(UUID transfer, String reason, Instant now) {
    return new Act(Action.REFUSED, transfer, null, reason, now, null, null, NONE);
  }

  public static Act cancelled(UUID transfer, Instant now) {
    return new Act(Action.CANCELLED, transfer, null, null, now, null, null, NONE);
  }
}
