package org.amaan.launcher.stack;

import java.util.List;

/** One server of the stack. */
public interface Part {

  int port();

  /** All it listens on. */
  default List<Integer> ports() {
    return List.of(port());
  }

  /** Where a person finds it. */
  String address();

  Background process();

  /** Returns when it can be used; throws {@link CannotStart} when that will not be. */
  void start();

  void stop();

  default String name() {
    return process().part();
  }

  default boolean isRunning() {
    return process().running().isPresent();
  }

  /** Does it answer now? */
  boolean isReady();

  /** What to say before a start that takes longer than usual, or nothing. */
  default String warning() {
    return "";
  }
}
