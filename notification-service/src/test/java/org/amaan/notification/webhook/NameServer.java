package org.amaan.notification.webhook;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.dns.DatagramDnsQuery;
import io.netty.handler.codec.dns.DatagramDnsQueryDecoder;
import io.netty.handler.codec.dns.DatagramDnsResponse;
import io.netty.handler.codec.dns.DatagramDnsResponseEncoder;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A name server whose answers change from question to question, and are good for no time at all.
 */
final class NameServer implements AutoCloseable {

  private final NioEventLoopGroup group = new NioEventLoopGroup(1);
  private final Map<String, Queue<List<String>>> answers = new ConcurrentHashMap<>();
  private final Channel channel;

  NameServer() {
    channel =
        new Bootstrap()
            .group(group)
            .channel(NioDatagramChannel.class)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel opened) {
                    opened
                        .pipeline()
                        .addLast(new DatagramDnsQueryDecoder())
                        .addLast(new DatagramDnsResponseEncoder())
                        .addLast(new Answering());
                  }
                })
            .bind("127.0.0.1", 0)
            .syncUninterruptibly()
            .channel();
  }

  String address() {
    return "127.0.0.1:" + ((InetSocketAddress) channel.localAddress()).getPort();
  }

  /** The next time it is asked; the last answer stays. */
  NameServer answer(String name, String... addresses) {
    answers
        .computeIfAbsent(name + ".", any -> new ConcurrentLinkedQueue<>())
        .add(List.of(addresses));
    return this;
  }

  private List<String> next(String name) {
    Queue<List<String>> left = answers.get(name);
    if (left == null) {
      return List.of();
    }
    return left.size() > 1 ? left.remove() : left.element();
  }

  private final class Answering extends SimpleChannelInboundHandler<DatagramDnsQuery> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramDnsQuery query) {
      DnsQuestion question = query.recordAt(DnsSection.QUESTION);
      DatagramDnsResponse response =
          new DatagramDnsResponse(query.recipient(), query.sender(), query.id());
      response.addRecord(DnsSection.QUESTION, question);
      boolean four = question.type().equals(DnsRecordType.A);
      if (four || question.type().equals(DnsRecordType.AAAA)) {
        // Both kinds are asked for; only the first question of the two takes the next answer.
        List<String> found = four ? next(question.name()) : sixes(question.name());
        found.stream()
            .filter(address -> four == NetUtil.isValidIpV4Address(address))
            .forEach(
                address ->
                    response.addRecord(
                        DnsSection.ANSWER,
                        new DefaultDnsRawRecord(
                            question.name(),
                            question.type(),
                            0,
                            Unpooled.wrappedBuffer(
                                NetUtil.createByteArrayFromIpAddressString(address)))));
      }
      response.setCode(
          answers.containsKey(question.name())
              ? DnsResponseCode.NOERROR
              : DnsResponseCode.NXDOMAIN);
      context.writeAndFlush(response);
    }
  }

  private List<String> sixes(String name) {
    Queue<List<String>> left = answers.get(name);
    return left == null ? List.of() : left.element();
  }

  @Override
  public void close() {
    channel.close().syncUninterruptibly();
    group.shutdownGracefully();
  }
}
