package org.amaan.platform.edge;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Puts {@link SlowClientHandler} before the server of every connection. Vert.x times out a
 * connection on which nothing happens, not one on which a byte comes now and then; its transport is
 * where its server can be told to.
 */
public final class SlowClientProtection implements VertxServiceProvider {

  @Override
  public void init(VertxBuilder builder) {
    builder.findTransport(new Transport(ClientTimeouts.of(ConfigProvider.getConfig())));
  }

  private static final class Transport extends JDKTransport {
    private final ClientTimeouts timeouts;

    Transport(ClientTimeouts timeouts) {
      this.timeouts = timeouts;
    }

    @Override
    public void configure(
        NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
      super.configure(options, domainSocket, bootstrap);
      ChannelHandler server = bootstrap.config().childHandler();
      bootstrap.childHandler(
          new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel connection) {
              connection.pipeline().addLast(server);
              if (connection.pipeline().get("httpDecoder") != null) {
                connection
                    .pipeline()
                    .addBefore("handler", "slow-clients", new SlowClientHandler(timeouts));
              }
            }
          });
    }
  }
}
