package org.amaan.casework.evidence.chain;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.amaan.platform.files.SealedFile;
import org.amaan.platform.vault.FileKey;
import org.jspecify.annotations.Nullable;

/**
 * What a person does with an item, before it is written as an entry of the chain of custody.
 *
 * @param about the transfer that is answered
 * @param to whose it is from then on, or once they countersign
 * @param reason a code
 * @param happenedAt as the person says
 */
public record NewEntry(
    Action action,
    @Nullable UUID about,
    @Nullable Holder to,
    @Nullable String reason,
    Instant happenedAt,
    @Nullable Instant dueAt,
    @Nullable Content content,
    SealedText.OfEntry text) {

  private static final SealedText.OfEntry NONE = new SealedText.OfEntry(null, null, null);

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
  public static NewEntry recorded(Holder holder, Instant since) {
    return new NewEntry(Action.RECORDED, null, holder, null, since, null, null, NONE);
  }

  public static NewEntry contentAdded(SealedFile file, Instant now) {
    Content content =
        new Content(file.type().mediaType(), file.size(), file.content().chunks(), file.key());
    return new NewEntry(Action.CONTENT_ADDED, null, null, null, now, null, content, NONE);
  }

  public static NewEntry handedOver(
      Holder to,
      String reason,
      Instant happenedAt,
      @Nullable Instant dueAt,
      SealedText.OfEntry text) {
    return new NewEntry(Action.HANDED_OVER, null, to, reason, happenedAt, dueAt, null, text);
  }

  public static NewEntry received(Instant happenedAt, SealedText.OfEntry text) {
    return new NewEntry(Action.RECEIVED, null, null, null, happenedAt, null, null, text);
  }

  public static NewEntry countersigned(UUID transfer, Instant happenedAt, SealedText.OfEntry text) {
    return new NewEntry(Action.COUNTERSIGNED, transfer, null, null, happenedAt, null, null, text);
  }

  public static NewEntry refused(UUID transfer, String reason, Instant now) {
    return new NewEntry(Action.REFUSED, transfer, null, reason, now, null, null, NONE);
  }

  public static NewEntry cancelled(UUID transfer, Instant now) {
    return new NewEntry(Action.CANCELLED, transfer, null, null, now, null, null, NONE);
  }
}
