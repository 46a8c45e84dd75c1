package org.amaan.bench.grow;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.bench.RunningStack;
import org.amaan.launcher.stack.Checkout;
import org.amaan.launcher.stack.Home;

/**
 * The made-up person of an example, sealed for each copy under a key of its own: a copy of the
 * ciphertext would open nowhere else. The format is the vault's (docs/encryption.md).
 */
final class SealedAnew {

  private static final List<String> COLUMNS =
      List.of(
          "traits",
          "identity",
          "contact",
          "medical",
          "location",
          "documents",
          "narrative",
          "handling");

  private final RunningStack stack;
  private final KeysetHandle keyset;
  private final Aead keys;

  SealedAnew(RunningStack stack) throws Exception {
    this.stack = stack;
    AeadConfig.register();
    keyset =
        TinkJsonProtoKeysetFormat.parseKeyset(
            Files.readString(
                Home.of(Checkout.find(), System.getenv())
                    .folder()
                    .resolve("vault/referral-keys.json")),
            InsecureSecretKeyAccess.get());
    keys = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  void of(Example example, Copies copies) throws Exception {
    UUID subject = UUID.fromString(example.subject());
    try (Connection database = stack.database("referral");
        Connection ofKeys = stack.database("referral_keys");
        Statement look = database.createStatement();
        PreparedStatement seal =
            database.prepareStatement(
                "UPDATE subject SET " + String.join(" = ?, ", COLUMNS) + " = ? WHERE id = ?");
        PreparedStatement add =
            ofKeys.prepareStatement(
                "INSERT INTO data_key (owner, wrapped, wrapped_by, created_at) VALUES (?, ?, ?, now())")) {
      Map<String, byte[]> plain = opened(database, ofKeys, subject);
      database.setAutoCommit(false);
      ofKeys.setAutoCommit(false);
      look.setFetchSize(1_000);
      try (ResultSet id =
          look.executeQuery(
              "SELECT bench.copied('%s', k, ms) FROM %s"
                  .formatted(subject, copies.numbered(1, copies.count(), example.number())))) {
        for (int done = 1; id.next(); done++) {
          UUID copy = id.getObject(1, UUID.class);
          KeysetHandle key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
          Aead aead = key.getPrimitive(RegistryConfiguration.get(), Aead.class);
          int parameter = 1;
          for (Map.Entry<String, byte[]> column : plain.entrySet()) {
            seal.setBytes(
                parameter++,
                column.getValue() == null
                    ? null
                    : aead.encrypt(column.getValue(), place(copy, column.getKey())));
          }
          seal.setObject(parameter, copy);
          seal.addBatch();
          add.setObject(1, copy);
          add.setBytes(2, TinkProtoKeysetFormat.serializeEncryptedKeyset(key, keys, bytes(copy)));
          add.setLong(3, Integer.toUnsignedLong(keyset.getPrimary().getId()));
          add.addBatch();
          if (done % 1_000 == 0) {
            add.executeBatch();
            seal.executeBatch();
          }
        }
      }
      add.executeBatch();
      seal.executeBatch();
      ofKeys.commit();
      database.commit();
      System.out.printf("  sealed anew: %d people of open cases%n", copies.count());
    }
  }

  private Map<String, byte[]> opened(Connection database, Connection ofKeys, UUID subject)
      throws SQLException, GeneralSecurityException {
    byte[] wrapped;
    try (Statement statement = ofKeys.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT wrapped FROM data_key WHERE owner = '" + subject + "'")) {
      row.next();
      wrapped = row.getBytes(1);
    }
    Aead aead =
        TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, keys, bytes(subject))
            .getPrimitive(RegistryConfiguration.get(), Aead.class);
    Map<String, byte[]> plain = new LinkedHashMap<>();
    try (Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT %s FROM subject WHERE id = '%s'"
                    .formatted(String.join(", ", COLUMNS), subject))) {
      row.next();
      for (String column : COLUMNS) {
        byte[] sealed = row.getBytes(column);
        plain.put(column, sealed == null ? null : aead.decrypt(sealed, place(subject, column)));
      }
    }
    return plain;
  }

  private static byte[] place(UUID row, String column) {
    byte[] name = ("subject." + column).getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(16 + name.length).put(bytes(row)).put(name).array();
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
