package org.amaan.launcher.keys;

/** What was given is no keyset that could be used; said without quoting it. */
public final class NotAKeyset extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotAKeyset() {
    super("This is not a Tink keyset in JSON.");
  }
}
