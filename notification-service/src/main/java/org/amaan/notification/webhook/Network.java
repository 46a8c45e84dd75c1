package org.amaan.notification.webhook;

import io.netty.util.NetUtil;
import java.math.BigInteger;
import java.net.InetAddress;

/** A block of addresses, as in {@code 10.0.0.0/8}. */
record Network(BigInteger prefix, int length, int bits) {

  static Network of(String written) {
    String[] parts = written.strip().split("/", 2);
    byte[] address = NetUtil.createByteArrayFromIpAddressString(parts[0]);
    if (address == null || parts.length < 2) {
      throw new IllegalArgumentException(written + " is no network such as 10.1.0.0/16");
    }
    int length = Integer.parseInt(parts[1]);
    int bits = address.length * Byte.SIZE;
    return new Network(first(length, address), length, bits);
  }

  boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length * Byte.SIZE == bits && first(length, bytes).equals(prefix);
  }

  private static BigInteger first(int length, byte[] address) {
    return new BigInteger(1, address).shiftRight(address.length * Byte.SIZE - length);
  }
}
