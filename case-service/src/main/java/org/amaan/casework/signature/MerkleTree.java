package org.amaan.casework.signature;

import java.security.MessageDigest;
import java.util.List;
import org.amaan.platform.files.Sha256;

/** The tree of RFC 6962, section 2.1, with SHA-256. */
public final class MerkleTree {

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private MerkleTree() {}

  public static byte[] root(List<byte[]> entries) {
    if (entries.isEmpty()) {
      return Sha256.digest().digest();
    }
    if (entries.size() == 1) {
      return hash(LEAF, entries.get(0));
    }
    int left = Integer.highestOneBit(entries.size() - 1);
    return hash(NODE, root(entries.subList(0, left)), root(entries.subList(left, entries.size())));
  }

  private static byte[] hash(byte kind, byte[]... parts) {
    MessageDigest digest = Sha256.digest();
    digest.update(kind);
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }
}
