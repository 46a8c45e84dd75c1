package org.amaan.notification.channel;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every channel there is. */
@Singleton
public class Channels {

  private final Map<String, Channel> byName;

  Channels(@All List<Channel> channels) {
    this.byName = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
  }

  public Channel named(String name) {
    return Objects.requireNonNull(byName.get(name), name);
  }
}
