package org.amaan.launcher.story;

/** The platform did not answer as the story needs it. */
public final class StoryStopped extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoryStopped(String sentence) {
    super(sentence);
  }
}
