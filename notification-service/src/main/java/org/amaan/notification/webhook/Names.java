package org.amaan.notification.webhook;

import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.SequentialDnsServerAddressStreamProvider;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where names lead, by the hosts file and by DNS, without a thread that waits. */
@Singleton
class Names {

  private static final long PATIENCE_MILLIS = 3_000;
  private static final int KEPT_SECONDS = 30;
  private static final int DNS = 53;

  private final DnsNameResolver resolver;

  /**
   * @param servers whom to ask, as address or address:port; without any, whom the host asks
   */
  Names(
      Vertx vertx,
      @ConfigProperty(name = "amaan.webhooks.name-servers") Optional<List<String>> servers) {
    DnsNameResolverBuilder builder =
        new DnsNameResolverBuilder(vertx.nettyEventLoopGroup().next())
            .datagramChannelType(NioDatagramChannel.class)
            .socketChannelType(NioSocketChannel.class)
            .queryTimeoutMillis(PATIENCE_MILLIS)
            .ttl(0, KEPT_SECONDS);
    servers
        .map(all -> all.stream().map(Names::server).toArray(InetSocketAddress[]::new))
        .map(SequentialDnsServerAddressStreamProvider::new)
        .ifPresent(builder::nameServerProvider);
    this.resolver = builder.build();
  }

  /** Every address of the name; fails when there is none. */
  CompletableFuture<List<InetAddress>> lookUp(String name) {
    CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
    resolver
        .resolveAll(name)
        .addListener(
            (io.netty.util.concurrent.Future<List<InetAddress>> answer) -> {
              if (answer.isSuccess()) {
                found.complete(answer.getNow());
              } else {
                found.completeExceptionally(answer.cause());
              }
            });
    return found;
  }

  private static InetSocketAddress server(String written) {
    URI uri = URI.create("dns://" + written.strip());
    return new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? DNS : uri.getPort());
  }

  @PreDestroy
  void close() {
    resolver.close();
  }
}
