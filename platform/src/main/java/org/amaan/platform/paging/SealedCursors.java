package org.amaan.platform.paging;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.feed.FeedPosition;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.vault.DeterministicSeal;
import org.amaan.platform.vault.Vault;
import org.jspecify.annotations.Nullable;

/**
 * Places of lists and feeds as their readers get them: sealed, because a place in the clear is a
 * number of the whole server, and two of them tell how much others did in between. A cursor is
 * bound to its list and to the agency and unit of its reader, and is 400 for any other. The same
 * place of the same reader is the same cursor, at every replica and after a restart.
 */
@Singleton
@IfBuildProperty(name = "quarkus.datasource.keys.db-kind", stringValue = "postgresql")
public class SealedCursors {

  private final Vault vault;
  private volatile @Nullable DeterministicSeal seal;

  SealedCursors(Vault vault) {
    this.vault = vault;
  }

  /** So that no list needs the keys' database later on. */
  void loadKey(@Observes StartupEvent started) {
    key();
  }

  /**
   * @param list its name in this service, never to be renamed
   */
  public String seal(String list, Caller reader, FeedPosition place) {
    return seal(
        list,
        reader,
        ByteBuffer.allocate(2 * Long.BYTES).putLong(place.xid()).putLong(place.id()).array());
  }

  /**
   * @param list its name in this service, never to be renamed
   */
  public String seal(String list, Caller reader, Keyset place) {
    return seal(
        list,
        reader,
        ByteBuffer.allocate(3 * Long.BYTES + Integer.BYTES)
            .putLong(place.at().getEpochSecond())
            .putInt(place.at().getNano())
            .putLong(place.id().getMostSignificantBits())
            .putLong(place.id().getLeastSignificantBits())
            .array());
  }

  /** Null without a cursor: the feed's beginning. */
  public @Nullable FeedPosition position(String list, Caller reader, @Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return null;
    }
    ByteBuffer place = open(list, reader, cursor, 2 * Long.BYTES);
    return new FeedPosition(place.getLong(), place.getLong());
  }

  /** Null without a cursor: the first page. */
  public @Nullable Keyset keyset(String list, Caller reader, @Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    ByteBuffer place = open(list, reader, cursor, 3 * Long.BYTES + Integer.BYTES);
    Instant at = Instant.ofEpochSecond(place.getLong(), place.getInt());
    return new Keyset(at, new UUID(place.getLong(), place.getLong()));
  }

  private String seal(String list, Caller reader, byte[] place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key().seal(place, context(list, reader)));
  }

  private ByteBuffer open(String list, Caller reader, String cursor, int size) {
    return decoded(cursor)
        .flatMap(bytes -> key().open(bytes, context(list, reader)))
        .filter(place -> place.length == size)
        .map(ByteBuffer::wrap)
        .orElseThrow(
            () ->
                InvalidRequest.field(
                    "query",
                    "cursor",
                    "cursor",
                    "Use a cursor that this list has given to your agency and unit, unchanged."));
  }

  private static Optional<byte[]> decoded(String cursor) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(cursor));
    } catch (IllegalArgumentException garbled) {
      return Optional.empty();
    }
  }

  private static String[] context(String list, Caller reader) {
    return reader.agency() == null
        ? new String[] {list, "client", reader.client()}
        : new String[] {
          list, "agency", reader.agency(), Objects.requireNonNullElse(reader.unit(), "")
        };
  }

  private DeterministicSeal key() {
    DeterministicSeal loaded = seal;
    if (loaded == null) {
      loaded = vault.deterministicSeal("cursors");
      seal = loaded;
    }
    return loaded;
  }
}
