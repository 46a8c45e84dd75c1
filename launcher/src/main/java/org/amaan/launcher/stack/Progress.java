package org.amaan.launcher.stack;

import java.time.Duration;

/** Told what happens while a stack starts. */
public interface Progress {

  void starting(Part part);

  void ready(Part part, Duration took);

  void alreadyRunning(Part part);

  /** For those who do not watch. */
  Progress NONE =
      new Progress() {
        @Override
        public void starting(Part part) {}

        @Override
        public void ready(Part part, Duration took) {}

        @Override
        public void alreadyRunning(Part part) {}
      };
}
