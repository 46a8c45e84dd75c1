package org.amaan.platform.vault;

import com.google.crypto.tink.KeysetHandle;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.vault.KeyEncryption.Wrapped;
import org.jboss.logging.Logger;

/** Makes and finds owners' keys. None is kept in memory once its owner has it. */
@Singleton
@IfBuildProperty(name = "quarkus.datasource.keys.db-kind", stringValue = "postgresql")
public class Vault {

  private static final Logger LOG = Logger.getLogger(Vault.class);

  /** Keys are stored before they are needed and many at a time: one commit for so many owners. */
  private static final int AHEAD = 32;

  private static final int BATCH = 200;

  private final KeyTable table;
  private final KeyEncryption encryption;
  private final Deque<DataKey> ready = new ArrayDeque<>();
  private final Deque<DataKey> readyWithoutTime = new ArrayDeque<>();

  Vault(KeyTable table, KeyEncryption encryption) {
    this.table = table;
    this.encryption = encryption;
  }

  /**
   * A key that nobody has used, stored already; its owner's id is the id of the record to be. When
   * that record is not written after all, the key stays behind without harm.
   */
  public synchronized DataKey newKey() {
    if (ready.isEmpty()) {
      makeAhead(ready, Ids::next);
    }
    return ready.pop();
  }

  /**
   * The same, for a record of which nobody is to know when it was written: its id is random, and
   * its key was stored with many others.
   */
  public synchronized DataKey newKeyWithoutTime() {
    if (readyWithoutTime.isEmpty()) {
      stockUpKeysWithoutTime();
    }
    return readyWithoutTime.pop();
  }

  /** To be called at times that say nothing, so that it needs not be done when a key is wanted. */
  public synchronized void stockUpKeysWithoutTime() {
    if (readyWithoutTime.size() < AHEAD) {
      makeAhead(readyWithoutTime, UUID::randomUUID);
    }
  }

  /**
   * The service's own key for hashes of one kind, made at first use and the same in every replica.
   */
  public KeyedHash keyedHash(String name) {
    UUID owner = ownerNamed("hash:" + name);
    return KeyEncryption.hash(owner, serviceKey(owner, encryption.newHashKey()));
  }

  /** The service's own key for seals of one kind, made and shared in the same way. */
  public DeterministicSeal deterministicSeal(String name) {
    UUID owner = ownerNamed("seal:" + name);
    return KeyEncryption.seal(owner, serviceKey(owner, encryption.newSealKey()));
  }

  /** Empty when the key was destroyed: what it sealed is erased. */
  public Optional<DataKey> keyOf(UUID owner) {
    return table
        .find(owner)
        .map(wrapped -> KeyEncryption.open(owner, encryption.unwrap(owner, wrapped)));
  }

  /**
   * Wraps anew what an older key-encryption key has wrapped.
   *
   * @return how many keys
   */
  public int rewrap() {
    int all = 0;
    int done;
    int failed;
    do {
      done = 0;
      failed = 0;
      for (Wrapped key : table.notWrappedBy(encryption.primary(), BATCH)) {
        Optional<KeysetHandle> dataKey = encryption.tryUnwrap(key.owner(), key.key());
        dataKey.ifPresent(found -> table.replace(encryption.wrap(key.owner(), found)));
        done += dataKey.isPresent() ? 1 : 0;
        failed += dataKey.isPresent() ? 0 : 1;
      }
      all += done;
    } while (done > 0);
    if (failed > 0) {
      LOG.errorf("%d data keys or more are wrapped by no key-encryption key of the keyset", failed);
    }
    return all;
  }

  private static UUID ownerNamed(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** The one that is stored: the new one only where there was none. */
  private KeysetHandle serviceKey(UUID owner, KeysetHandle newKey) {
    table.add(List.of(encryption.wrap(owner, newKey)));
    byte[] wrapped = table.find(owner).orElseThrow(IllegalStateException::new);
    return encryption.unwrap(owner, wrapped);
  }

  private void makeAhead(Deque<DataKey> stock, Supplier<UUID> ids) {
    List<Wrapped> wrapped = new ArrayList<>();
    List<DataKey> made = new ArrayList<>();
    for (int i = 0; i < AHEAD; i++) {
      UUID owner = ids.get();
      KeysetHandle key = encryption.newDataKey();
      wrapped.add(encryption.wrap(owner, key));
      made.add(KeyEncryption.open(owner, key));
    }
    table.add(wrapped);
    stock.addAll(made);
  }
}
