package org.amaan.casework.dossier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.amaan.casework.signature.MerkleTree;
import org.amaan.casework.signature.SigningKeys;
import org.amaan.platform.files.Sha256;

/**
 * The service's signature under a list of entries: a tlog-checkpoint (c2sp.org/tlog-checkpoint),
 * which is a signed note (c2sp.org/signed-note). Each has an origin of its own, so that it promises
 * nothing about another one.
 *
 * @param root base64
 * @param note the whole text with its signature
 */
record Checkpoint(String root, String note) {

  private static final byte ED25519 = 1;
  private static final int KEY_ID = 4;

  /**
   * @param origin without spaces and without plus
   */
  static Checkpoint of(String origin, List<byte[]> entries, SigningKeys keys) {
    String root = base64(MerkleTree.root(entries));
    String text = "%s\n%d\n%s\n".formatted(origin, entries.size(), root);
    byte[] signature = keys.sign(text.getBytes(StandardCharsets.UTF_8));
    byte[] signed =
        ByteBuffer.allocate(KEY_ID + signature.length)
            .put(keyId(origin, keys.publicKey()), 0, KEY_ID)
            .put(signature)
            .array();
    return new Checkpoint(root, "%s\n\u2014 %s %s\n".formatted(text, origin, base64(signed)));
  }

  /** Its first four bytes; the name of the key is the origin. */
  private static byte[] keyId(String name, byte[] publicKey) {
    MessageDigest digest = Sha256.digest();
    digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    digest.update(ED25519);
    return digest.digest(publicKey);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
