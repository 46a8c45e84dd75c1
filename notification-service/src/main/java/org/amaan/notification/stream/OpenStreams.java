package org.amaan.notification.stream;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The streams that are open in this process, found by agency: no more than there is room for. */
@ApplicationScoped
class OpenStreams {

  /** What one takes, and half as much again; half of the memory is for other things. */
  private static final long BYTES_OF_ONE = 32 * 1024;

  private final int ofOneReader;
  private final int ofOneAgency;
  private final long inAll;
  private final Map<String, Set<AlertStream>> byAgency = new HashMap<>();
  private int count;
  private boolean closed;

  OpenStreams(
      @ConfigProperty(name = "amaan.streams.of-one-reader") int ofOneReader,
      @ConfigProperty(name = "amaan.streams.of-one-agency") int ofOneAgency,
      @ConfigProperty(name = "amaan.streams.in-all") int inAll) {
    this.ofOneReader = ofOneReader;
    this.ofOneAgency = ofOneAgency;
    this.inAll = Math.min(inAll, Runtime.getRuntime().maxMemory() / 2 / BYTES_OF_ONE);
  }

  /** Refuses with {@link TooManyStreams} and {@link NoRoomForStreams}. */
  synchronized void add(AlertStream stream) {
    Set<AlertStream> agencys = byAgency.getOrDefault(stream.agency(), Set.of());
    if (agencys.stream().filter(stream::isOfTheSameReader).count() >= ofOneReader) {
      throw TooManyStreams.ofOneReader(ofOneReader);
    }
    if (agencys.size() >= ofOneAgency) {
      throw TooManyStreams.ofOneAgency(ofOneAgency);
    }
    if (count >= inAll || closed) {
      throw new NoRoomForStreams();
    }
    byAgency.computeIfAbsent(stream.agency(), agency -> new HashSet<>()).add(stream);
    count++;
  }

  synchronized void remove(AlertStream stream) {
    Set<AlertStream> agencys = byAgency.getOrDefault(stream.agency(), Set.of());
    if (agencys.remove(stream)) {
      count--;
    }
    if (agencys.isEmpty()) {
      byAgency.remove(stream.agency());
    }
  }

  synchronized List<AlertStream> of(Collection<String> agencies) {
    return agencies.stream()
        .flatMap(agency -> byAgency.getOrDefault(agency, Set.of()).stream())
        .toList();
  }

  synchronized List<AlertStream> all() {
    return of(byAgency.keySet());
  }

  synchronized boolean isEmpty() {
    return count == 0;
  }

  /** Ends all, and lets none in any more. */
  void close() {
    synchronized (this) {
      closed = true;
    }
    all().forEach(AlertStream::end);
  }
}
