package org.amaan.system.silence;

import java.util.function.Consumer;

/**
 * Two worlds that differ only in this.
 *
 * @param name what the observer is not to know
 * @param observerIs the type of the observer's agency
 * @param before what happens in both
 * @param hidden what happens in one of them
 */
record Secret(String name, String observerIs, Consumer<Story> before, Consumer<Story> hidden) {

  /** Alerts come to half of the observers by mail, to the others by webhook. */
  boolean isMailed() {
    return name.hashCode() % 2 == 0;
  }
}
