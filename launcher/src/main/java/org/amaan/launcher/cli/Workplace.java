package org.amaan.launcher.cli;

import org.amaan.launcher.stack.CannotStart;
import org.amaan.launcher.stack.Checkout;
import org.amaan.launcher.stack.Home;
import org.amaan.launcher.stack.Ports;
import org.amaan.launcher.stack.Stack;

/** Which stack a command is about. */
record Workplace(Checkout checkout, Home home, Ports ports) {

  /** The stack to be started, on the ports that the environment asks for. */
  static Workplace asAsked() {
    Checkout checkout = Checkout.find();
    return new Workplace(checkout, Home.of(checkout, System.getenv()), Ports.of(System.getenv()));
  }

  /** The stack that was started last, on the ports it was started with. */
  static Workplace asStarted() {
    Workplace asked = asAsked();
    Ports ports = asked.home.ports().orElse(asked.ports);
    return new Workplace(asked.checkout, asked.home, ports);
  }

  Stack stack() {
    return new Stack(checkout, home, ports, true);
  }

  /** A stack whose parts run keeps its ports, whatever the environment says now. */
  Workplace orAsRunning() {
    Workplace started = asStarted();
    boolean running = started.stack().parts().stream().anyMatch(part -> part.isRunning());
    if (running && !started.ports.equals(ports)) {
      throw new CannotStart(
          "This stack already runs on other ports (see ./amaan status): stop it first, or set"
              + " AMAAN_HOME for a second one.");
    }
    return this;
  }
}
