package org.amaan.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450::1"
      })
  void theInternetIsReached(String address) throws UnknownHostException {
    assertThat(new Addresses(Optional.empty()).isAllowed(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void whatTheOperatorAllowsAndNothingBesideIt() throws UnknownHostException {
    Addresses addresses = new Addresses(Optional.of(List.of("10.1.0.0/16", "fd00:1::/48")));
    assertThat(addresses.isAllowed(InetAddress.getByName("10.1.255.1"))).isTrue();
    assertThat(addresses.isAllowed(InetAddress.getByName("fd00:1::9"))).isTrue();
    assertThat(addresses.isAllowed(InetAddress.getByName("10.2.0.1"))).isFalse();
    assertThat(addresses.isAllowed(InetAddress.getByName("fd00:2::9"))).isFalse();
  }
}
