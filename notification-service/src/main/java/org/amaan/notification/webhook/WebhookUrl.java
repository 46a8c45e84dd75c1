package org.amaan.notification.webhook;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.amaan.notification.channel.TargetNotAllowed;

/**
 * The address of a receiver, taken apart once: what is checked is what is called. Of the many ways
 * to write an address only the plain ones are taken.
 *
 * @param host a name in lower case, or an address without brackets
 */
record WebhookUrl(boolean secure, String host, int port, String pathAndQuery) {

  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int LONGEST_NAME = 253;

  /**
   * The last label begins with a letter: 127.1, 0x7f.1 and 2130706433 are addresses in disguise.
   */
  private static final Pattern NAME =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  static WebhookUrl parse(String text) {
    URI uri = uri(text);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw new TargetNotAllowed("scheme", "Begin it with https://.");
    }
    if (uri.getRawUserInfo() != null) {
      throw new TargetNotAllowed(
          "credentials", "Leave user and password out; messages are signed.");
    }
    if (uri.getRawFragment() != null) {
      throw new TargetNotAllowed("fragment", "Leave out what follows the #.");
    }
    if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
      throw new TargetNotAllowed("host", "Name a host, and a port from 1 to 65535 if any.");
    }
    boolean secure = scheme.equals("https");
    int standard = secure ? HTTPS : HTTP;
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return new WebhookUrl(
        secure,
        host(uri.getHost().toLowerCase(Locale.ROOT)),
        uri.getPort() < 0 ? standard : uri.getPort(),
        uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
  }

  /** Empty when the host is a name. */
  Optional<InetAddress> address() {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(host);
    try {
      return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** As the Host header names it. */
  String authority() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return port == (secure ? HTTPS : HTTP) ? name : name + ":" + port;
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new TargetNotAllowed("format", "It is no URL.");
    }
  }

  private static String host(String host) {
    boolean bracketed = host.startsWith("[");
    String bare = bracketed ? host.substring(1, host.length() - 1) : host;
    boolean good =
        bracketed
            ? NetUtil.isValidIpV6Address(bare) && !bare.contains("%")
            : NetUtil.isValidIpV4Address(bare)
                || (bare.length() <= LONGEST_NAME && NAME.matcher(bare).matches());
    if (!good) {
      throw new TargetNotAllowed(
          "host", "Write the host as a name, or as a plain IPv4 or IPv6 address.");
    }
    return bare;
  }
}
