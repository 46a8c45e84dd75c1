package org.amaan.launcher.stack;

import org.jspecify.annotations.Nullable;

/** Why a part cannot start, as one sentence for the person at the keyboard. */
public final class CannotStart extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CannotStart(String sentence) {
    this(sentence, null);
  }

  public CannotStart(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
