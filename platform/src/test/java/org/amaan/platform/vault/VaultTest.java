package org.amaan.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
    assertThat(first.owner().equals(second.owner())).isFalse();
    assertThatExceptionOfType(RecordUnreadable.class)
        .isThrownBy(() -> second.open(first.owner(), "t.c", sealed));
    DataKey found = vault.keyOf(first.owner()).orElseThrow();
    assertThat(found.open(first.owner(), "t.c", sealed)).containsExactly(STORY);
    assertThat(vault.keyOf(UUID.randomUUID()).isEmpty()).isTrue();
  }

  @Test
  void aKeyOutlivesTheTransactionItWasMadeIn() {
    List<UUID> owners = new ArrayList<>();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          owners.add(newKey().owner());
                          throw new IllegalStateException("the record was not written");
                        }));
    assertThat(vault.keyOf(owners.get(0)).isPresent()).isTrue();
  }

  @Test
  void afterARotationOldDataStayReadableAndNoKeyStaysUnderTheOldOne()
      throws GeneralSecurityException {
    DataKey key = newKey();
    byte[] sealed = key.seal(key.owner(), "t.c", STORY);
    KeysetHandle both = Keysets.rotated(old);
    Vault rotated = new Vault(table, Keysets.encryption(both));
    assertThat(rotated.keyOf(key.owner()).orElseThrow().open(key.owner(), "t.c", sealed))
        .containsExactly(STORY);
    assertThat(stored.countWrappedBy(idOf(old)) > 0).isTrue();

    assertThat(rotated.rewrap() > 0).isTrue();
    assertThat(stored.countWrappedBy(idOf(old))).isEqualTo(0);
    assertThat(rotated.rewrap()).isEqualTo(0);
    Vault newOnly = new Vault(table, Keysets.encryption(Keysets.withoutOld(both)));
    assertThat(newOnly.keyOf(key.owner()).orElseThrow().open(key.owner(), "t.c", sealed))
        .containsExactly(STORY);
    // the old key-encryption key is worth nothing any more
    assertThatExceptionOfType(RecordUnreadable.class).isThrownBy(() -> vault.keyOf(key.owner()));
  }

  @Test
  void oneKeyThatDoesNotUnwrapHoldsUpNoOther() throws GeneralSecurityException {
    DataKey lost = newKey();
    Vault stranger = new Vault(table, Keysets.encryption(Keysets.one()));
    stored.copy(stranger.newKey().owner(), lost.owner());
    DataKey good = newKey();
    KeysetHandle both = Keysets.rotated(old);
    new Vault(table, Keysets.encryption(both)).rewrap();
    assertThat(
            new Vault(table, Keysets.encryption(Keysets.withoutOld(both)))
                .keyOf(good.owner())
                .isPresent())
        .isTrue();
    // never taken for an erasure
    assertThatExceptionOfType(RecordUnreadable.class).isThrownBy(() -> vault.keyOf(lost.owner()));
  }

  @Test
  void aKeyedHashIsTheSameEverywhereAndAfterARotationAndAnotherForAnotherName()
      throws GeneralSecurityException {
    byte[] hash = vault.keyedHash("codes").of("a", "bc");
    assertThat(hash.length).isEqualTo(32);
    assertThat(new Vault(table, Keysets.encryption(old)).keyedHash("codes").of("a", "bc"))
        .containsExactly(hash);
    KeysetHandle both = Keysets.rotated(old);
    new Vault(table, Keysets.encryption(both)).rewrap();
    Vault newOnly = new Vault(table, Keysets.encryption(Keysets.withoutOld(both)));
    assertThat(newOnly.keyedHash("codes").of("a", "bc")).containsExactly(hash);
    assertThat(Arrays.equals(hash, newOnly.keyedHash("other").of("a", "bc"))).isFalse();
    assertThat(Arrays.equals(hash, newOnly.keyedHash("codes").of("ab", "c"))).isFalse();
  }

  @Test
  void aKeyWithoutTimeHasARandomOwner() {
    DataKey key = vault.newKeyWithoutTime();
    assertThat(key.owner().version()).isEqualTo(4);
    assertThat(vault.keyOf(key.owner()).isPresent()).isTrue();
    assertThat(key.owner().equals(vault.newKeyWithoutTime().owner())).isFalse();
  }

  private DataKey newKey() {
    return vault.newKey();
  }

  private static long idOf(KeysetHandle keyset) {
    return Integer.toUnsignedLong(keyset.getPrimary().getId());
  }
}
