package org.amaan.platform.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.KeysetHandle;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.amaan.launcher.testing.StackResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "referral-service"))
class VaultTest {

  private static final byte[] STORY = "a story".getBytes(StandardCharsets.UTF_8);

  @Inject KeyTable table;
  @Inject StoredKeys stored;

  private KeysetHandle old;
  private Vault vault;

  @BeforeEach
  void newVault() throws GeneralSecurityException {
    old = Keysets.one();
    vault = new Vault(table, Keysets.encryption(old));
  }

  @AfterEach
  void forget() {
    table.destroy(stored.wrappedByAny());
  }

  @Test
  void everyOwnerHasAKeyOfItsOwnThatIsFoundAgain() {
    byte[] sealed;
    DataKey first = newKey();
    sealed = first.seal(first.owner(), "t.c", STORY);
    DataKey second = newKey();
    assertFalse(first.owner().equals(second.owner()));
    assertThrows(RecordUnreadable.class, () -> second.open(first.owner(), "t.c", sealed));
    DataKey found = vault.keyOf(first.owner()).orElseThrow();
    assertArrayEquals(STORY, found.open(first.owner(), "t.c", sealed));
    assertTrue(vault.keyOf(UUID.randomUUID()).isEmpty());
  }

  @Test
  void aKeyOutlivesTheTransactionItWasMadeIn() {
    List<UUID> owners = new ArrayList<>();
    assertThrows(
        IllegalStateException.class,
        () ->
            QuarkusTransaction.requiringNew()
                .run(
                    () -> {
                      owners.add(newKey().owner());
                      throw new IllegalStateException("the record was not written");
                    }));
    assertTrue(vault.keyOf(owners.get(0)).isPresent());
  }

  @Test
  void afterARotationOldDataStayReadableAndNoKeyStaysUnderTheOldOne()
      throws GeneralSecurityException {
    DataKey key = newKey();
    byte[] sealed = key.seal(key.owner(), "t.c", STORY);
    KeysetHandle both = Keysets.rotated(old);
    Vault rotated = new Vault(table, Keysets.encryption(both));
    assertArrayEquals(
        STORY, rotated.keyOf(key.owner()).orElseThrow().open(key.owner(), "t.c", sealed));
    assertTrue(stored.countWrappedBy(idOf(old)) > 0);

    assertTrue(rotated.rewrap() > 0);
    assertEquals(0, stored.countWrappedBy(idOf(old)));
    assertEquals(0, rotated.rewrap());
    Vault newOnly = new Vault(table, Keysets.encryption(Keysets.withoutOld(both)));
    assertArrayEquals(
        STORY, newOnly.keyOf(key.owner()).orElseThrow().open(key.owner(), "t.c", sealed));
    // the old key-encryption key is worth nothing any more
    assertThrows(RecordUnreadable.class, () -> vault.keyOf(key.owner()));
  }

  @Test
  void oneKeyThatDoesNotUnwrapHoldsUpNoOther() throws GeneralSecurityException {
    DataKey lost = newKey();
    Vault stranger = new Vault(table, Keysets.encryption(Keysets.one()));
    stored.copy(stranger.newKey().owner(), lost.owner());
    DataKey good = newKey();
    KeysetHandle both = Keysets.rotated(old);
    new Vault(table, Keysets.encryption(both)).rewrap();
    assertTrue(
        new Vault(table, Keysets.encryption(Keysets.withoutOld(both)))
            .keyOf(good.owner())
            .isPresent());
    // never taken for an erasure
    assertThrows(RecordUnreadable.class, () -> vault.keyOf(lost.owner()));
  }

  @Test
  void aKeyedHashIsTheSameEverywhereAndAfterARotationAndAnotherForAnotherName()
      throws GeneralSecurityException {
    byte[] hash = vault.keyedHash("codes").of("a", "bc");
    assertEquals(32, hash.length);
    assertArrayEquals(
        hash, new Vault(table, Keysets.encryption(old)).keyedHash("codes").of("a", "bc"));
    KeysetHandle both = Keysets.rotated(old);
    new Vault(table, Keysets.encryption(both)).rewrap();
    Vault newOnly = new Vault(table, Keysets.encryption(Keysets.withoutOld(both)));
    assertArrayEquals(hash, newOnly.keyedHash("codes").of("a", "bc"));
    assertFalse(Arrays.equals(hash, newOnly.keyedHash("other").of("a", "bc")));
    assertFalse(Arrays.equals(hash, newOnly.keyedHash("codes").of("ab", "c")));
  }

  @Test
  void aKeyWithoutTimeHasARandomOwner() {
    DataKey key = vault.newKeyWithoutTime();
    assertEquals(4, key.owner().version());
    assertTrue(vault.keyOf(key.owner()).isPresent());
    assertFalse(key.owner().equals(vault.newKeyWithoutTime().owner()));
  }

  private DataKey newKey() {
    return vault.newKey();
  }

  private static long idOf(KeysetHandle keyset) {
    return Integer.toUnsignedLong(keyset.getPrimary().getId());
  }
}
