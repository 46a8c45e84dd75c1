package org.amaan.notification.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Addresses that lead inside, or pretend not to, however they are written. */
final class HostileUrls {

  private static final List<String> FOUR =
      List.of(
          "0.0.0.0",
          "0.1.2.3",
          "10.0.0.1",
          "10.255.255.255",
          "100.64.0.1",
          "100.100.100.200",
          "100.127.255.254",
          "127.0.0.1",
          "127.0.0.2",
          "127.255.255.254",
          "168.63.129.16",
          "169.254.0.1",
          "169.254.169.254",
          "169.254.170.2",
          "172.16.0.1",
          "172.31.255.255",
          "192.0.0.1",
          "192.0.0.192",
          "192.0.2.1",
          "192.88.99.1",
          "192.168.0.1",
          "192.168.255.255",
          "198.18.0.1",
          "198.19.255.255",
          "198.51.100.7",
          "203.0.113.7",
          "224.0.0.1",
          "239.255.255.255",
          "240.0.0.1",
          "255.255.255.255");

  private static final List<String> SIX =
      List.of(
          "::",
          "::1",
          "0:0:0:0:0:0:0:1",
          "::2",
          "100::1",
          "2001::1",
          "2001:2::1",
          "2001:10::1",
          "2001:20::1",
          "2001:db8::1",
          "3fff::1",
          "4000::1",
          "5f00::1",
          "64:ff9b:1::a00:1",
          "fc00::1",
          "fd00::1",
          "fd00:ec2::254",
          "fe80::1",
          "febf::1",
          "fec0::1",
          "ff01::1",
          "ff02::1",
          "ff0e::1");

  private static final List<String> WRITTEN_OTHERWISE =
      List.of(
          "127.1",
          "127.0.1",
          "0",
          "2130706433",
          "0x7f000001",
          "0x7f.0x0.0x0.0x1",
          "0x7f.1",
          "017700000001",
          "0177.0.0.1",
          "0177.0.0.01",
          "127.0.0.1.",
          "127.0.0.0x1",
          "1.0x7f",
          "10.1",
          "192.168.257",
          "3232235521",
          "0xa9fea9fe",
          "2852039166",
          "169.254.43518",
          "0251.0376.0251.0376",
          "localhost",
          "LOCALHOST",
          "LocalHost",
          "localhost.",
          "localhost..",
          "[localhost]",
          "[127.0.0.1]",
          "[hooks.example.org]",
          "[::1%25lo]",
          "[::1%lo]",
          "[fe80::1%25eth0]",
          "[::ffff:127.0.0.1%25lo]",
          "[v1.fe80]",
          "[]",
          "[::1",
          "::1",
          "①②⑦.⓪.⓪.①",
          "127。0。0。1",
          "loca%6chost",
          "127.0.0.1%00.example.org",
          "127.0.0.1%2eexample.org",
          "hooks.example.org%2f@127.0.0.1",
          "hooks.example.org@127.0.0.1",
          "hooks.example.org:443@127.0.0.1",
          "127.0.0.1@localhost",
          "-hooks.example.org",
          "hooks-.example.org",
          "hooks..example.org",
          ".example.org",
          "exa_mple.org",
          "hooks.example.123",
          "a".repeat(64) + ".org",
          "a.".repeat(130) + "org",
          "hooks.example.org:0",
          "hooks.example.org:65536",
          "hooks.example.org:-1",
          "hooks.example.org:port");

  private HostileUrls() {}

  /** With the port of a server that is not to be reached where one can be named. */
  static List<String> to(int port) {
    List<String> hosts = new ArrayList<>();
    FOUR.forEach(hosts::add);
    SIX.forEach(six -> hosts.add("[" + six + "]"));
    for (String four : FOUR) {
      hosts.add("[::ffff:" + four + "]");
      hosts.add("[::" + four + "]");
      hosts.add("[64:ff9b::" + four + "]");
      hosts.add("[2002:" + hex(four) + "::1]");
    }
    hosts.addAll(WRITTEN_OTHERWISE);
    Stream<String> named =
        hosts.stream()
            .flatMap(
                host ->
                    host.matches(".*:(0|65536|-1|port)")
                        ? Stream.of("https://" + host + "/")
                        : Stream.of(
                            "http://" + host + ":" + port + "/", "https://" + host + ":" + port));
    Stream<String> otherwise =
        Stream.of(
            "http:127.0.0.1:" + port,
            "http:/127.0.0.1:" + port,
            "http:///127.0.0.1:" + port,
            "//127.0.0.1:" + port,
            "127.0.0.1:" + port,
            "file:///etc/passwd",
            "gopher://127.0.0.1:" + port + "/_x",
            "ftp://127.0.0.1:" + port,
            "jar:http://127.0.0.1:" + port + "!/",
            "ws://127.0.0.1:" + port,
            "unix:/run/docker.sock",
            "javascript:alert(1)",
            "http://127.0.0.1:" + port + "\\@hooks.example.org/",
            "http://hooks.example.org\\@127.0.0.1:" + port + "/",
            "http://127.0.0.1:" + port + "#@hooks.example.org/",
            "http://hooks.example.org#@127.0.0.1:" + port,
            "http://127.0.0.1:" + port + "?@hooks.example.org/",
            "http://127.0.0.1\t:" + port,
            "http://127.0.0.1:" + port + "/\r\nHost: hooks.example.org",
            " http://127.0.0.1:" + port,
            "");
    return Stream.concat(named, otherwise).toList();
  }

  private static String hex(String four) {
    String[] parts = four.split("\\.");
    return "%02x%02x:%02x%02x"
        .formatted(
            Integer.parseInt(parts[0]),
            Integer.parseInt(parts[1]),
            Integer.parseInt(parts[2]),
            Integer.parseInt(parts[3]));
  }
}
