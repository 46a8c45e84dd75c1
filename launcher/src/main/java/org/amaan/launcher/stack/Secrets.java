package org.amaan.launcher.stack;

/** Secrets of the demo stack, the only one with defaults: {@code demo-} and the name. */
public final class Secrets {

  private Secrets() {}

  public static String of(String name) {
    return "demo-" + name;
  }
}
