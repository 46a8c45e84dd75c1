package org.amaan.notification.webhook;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.amaan.notification.channel.TargetNotAllowed;

/**
 * Finds the address to connect to, and refuses a name with any address to which nothing may be
 * sent. Asked anew before every connection, which then goes to the address that was looked at and
 * is not looked up again: a name that leads elsewhere a moment later changes nothing.
 */
@Singleton
class Destinations {

  private final Names names;
  private final Addresses addresses;

  Destinations(Names names, Addresses addresses) {
    this.names = names;
    this.addresses = addresses;
  }

  /** Fails with {@link TargetNotAllowed}, or with what kept the name from being found. */
  CompletableFuture<Destination> of(WebhookUrl url) {
    return url.address()
        .map(address -> CompletableFuture.completedFuture(List.of(address)))
        .orElseGet(() -> names.lookUp(url.host()))
        .thenApply(found -> checked(url, found));
  }

  static TargetNotAllowed withoutTls() {
    return new TargetNotAllowed("scheme", "Begin it with https://.");
  }

  private Destination checked(WebhookUrl url, List<InetAddress> found) {
    if (!found.stream().allMatch(addresses::isAllowed)) {
      throw new TargetNotAllowed("address", "It leads to an address that is not of the internet.");
    }
    if (!url.secure() && !found.stream().allMatch(addresses::isAllowedByOperator)) {
      throw withoutTls();
    }
    return new Destination(url, found.get(ThreadLocalRandom.current().nextInt(found.size())));
  }
}
