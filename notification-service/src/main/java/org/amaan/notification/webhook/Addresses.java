package org.amaan.notification.webhook;

import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * To which addresses something may be sent: those of the public internet, and those of networks
 * that the operator allows. What is special is by IANA's registries of special-purpose addresses;
 * of IPv6 only what is assigned for the internet is public, without what stands for an IPv4
 * address.
 */
@Singleton
class Addresses {

  private static final List<Network> SPECIAL =
      networks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "168.63.129.16/32", // a cloud's host, at a public address
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "2001::/23",
          "2001:db8::/32",
          "2002::/16",
          "3fff::/20");

  private static final Network INTERNET_6 = Network.of("2000::/3");

  private final List<Network> allowed;

  Addresses(
      @ConfigProperty(name = "amaan.webhooks.allowed-networks") Optional<List<String>> allowed) {
    this.allowed = networks(allowed.orElse(List.of()).toArray(String[]::new));
  }

  boolean isAllowed(InetAddress address) {
    return isAllowedByOperator(address) || isPublic(address);
  }

  /** Development and tests: there a receiver may speak plain HTTP as well. */
  boolean isAllowedByOperator(InetAddress address) {
    return isIn(allowed, address);
  }

  private static boolean isPublic(InetAddress address) {
    if (address instanceof Inet6Address && !INTERNET_6.contains(address)) {
      return false;
    }
    return !isIn(SPECIAL, address);
  }

  private static boolean isIn(List<Network> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  private static List<Network> networks(String... written) {
    return Stream.of(written).map(Network::of).toList();
  }
}
